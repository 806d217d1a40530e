import type { Locator, Page } from 'playwright-core';

/** The modeler as an analyst works with it: by mouse on the canvas and in the panel beside it. */
export class ModelerPage {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async open(diagram: string): Promise<void> {
    await this.page.goto(`/modeler#/${diagram}`);
    await this.page.locator('.djs-shape').first().waitFor();
    await this.page.getByText('检查通过').waitFor();
  }

  element = (id: string): Locator =>
    this.page.locator(`.djs-container .djs-element[data-element-id="${id}"]`);

  /** The id of a step or gateway by what stands on it. */
  async idOf(name: string): Promise<string> {
    const drawn = this.page.locator('.djs-shape', { hasText: name }).first();
    await drawn.waitFor();
    return (await drawn.getAttribute('data-element-id'))?.replace(/_label$/, '') ?? '';
  }

  /** Clicks a shape, a level flow near its beginning, where no name stands over it. */
  async select(id: string): Promise<void> {
    // Where a name is being written, the first click ends that and no more.
    for (let tries = 0; tries < 5; tries++) {
      await this.clickOn(id);
      const isOpen = this.page
        .locator(`.djs-element.selected[data-element-id="${id}"]`)
        .waitFor({ state: 'attached', timeout: 1500 });
      if (
        await isOpen.then(
          () => true,
          () => false,
        )
      )
        return;
    }
    throw new Error(`${id} could not be selected`);
  }

  private async clickOn(id: string): Promise<void> {
    const drawn = this.element(id).first();
    const box = await drawn.boundingBox();
    if (!box) throw new Error(`${id} is not drawn`);
    const isFlow = (await drawn.getAttribute('class'))?.includes('djs-connection') ?? false;
    // In the upper part: over the middle may stand the tools of what is selected beside it.
    const [x, y] = [box.x + (isFlow ? 7 : box.width / 2), box.y + box.height / (isFlow ? 2 : 4)];
    // What is dragged along has to see where it goes.
    await this.page.mouse.move(x - 3, y - 3);
    await this.page.mouse.move(x, y, { steps: 10 });
    await this.page.mouse.click(x, y);
  }

  /** What stands beside the element that is selected. */
  tool = (action: string): Locator => this.page.locator(`.djs-context-pad.open [data-action="${action}"]`);

  async appendGateway(to: string, name: string): Promise<string> {
    await this.select(to);
    await this.tool('append.gateway').click();
    await this.page.keyboard.press('Escape');
    await this.setName(name);
    return this.idOf(name);
  }

  async appendEnd(to: string, name: string): Promise<void> {
    await this.select(to);
    await this.tool('append.end-event').click();
    await this.page.keyboard.press('Escape');
    await this.setName(name);
  }

  /** Takes a template from the list of everything and puts it on the canvas, so far to the right of and above an element. */
  async placeTemplate(
    name: string,
    near: string,
    { right, above }: { right: number; above: number },
  ): Promise<string> {
    await this.page.locator('.djs-palette [data-action="create"]').click();
    await this.page.locator('.djs-popup input').pressSequentially(name);
    await this.page.locator('.djs-popup .entry', { hasText: name }).first().click();
    const box = await this.element(near).first().boundingBox();
    if (!box) throw new Error(`${near} is not drawn`);
    const [x, y] = [box.x + box.width / 2 + right, box.y + box.height / 2 - above];
    await this.page.mouse.move(x - 20, y - 20);
    await this.page.mouse.move(x, y, { steps: 5 });
    await this.page.mouse.click(x, y);
    await this.page.keyboard.press('Escape');
    return this.idOf(name);
  }

  /** Draws a flow, which is selected afterwards, and names it. */
  async connect(from: string, to: string, name: string): Promise<void> {
    await this.select(from);
    await this.tool('connect').click();
    await this.clickOn(to);
    await this.page.locator('.bio-properties-panel-header-type', { hasText: '连线' }).waitFor();
    await this.setName(name);
  }

  async remove(id: string): Promise<void> {
    await this.select(id);
    await this.tool('delete').click();
  }

  /** Opens a group of the properties panel. */
  async group(title: string): Promise<void> {
    const head = this.page.locator('.bio-properties-panel-group-header', { hasText: title }).first();
    await head.waitFor();
    if (!/\bopen\b/.test((await head.getAttribute('class')) ?? '')) await head.click();
  }

  async setName(name: string): Promise<void> {
    await this.group('通用');
    await this.page.locator('#bio-properties-panel-name').fill(name);
    await this.page.locator('#bio-properties-panel-name').blur();
  }

  async setCondition(expression: string): Promise<void> {
    await this.group('条件');
    const field = this.page.locator('[data-entry-id="conditionExpression"] .cm-content');
    await field.click();
    await field.pressSequentially(expression);
    await field.blur();
  }

  async save(comment: string): Promise<void> {
    await this.page.getByRole('button', { name: '保存', exact: true }).click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('修改说明').fill(comment);
    await dialog.getByRole('button', { name: '保存', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
  }

  /** Goes to the element of a finding, whose words begin so. */
  async toFinding(words: string): Promise<void> {
    await this.tab(/^问题/);
    await this.page.getByRole('button', { name: words }).first().click();
    await this.tab('属性');
  }

  async mend(title: string): Promise<void> {
    await this.tab(/^问题/);
    await this.page.getByRole('button', { name: title }).click();
    await this.tab('属性');
  }

  tab = (name: RegExp | string): Promise<void> => this.page.getByRole('tab', { name }).click();
}
