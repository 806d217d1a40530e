import { readFile } from 'node:fs/promises';
import type { City } from '../../database/seed/city.ts';
import { type Answer, Person } from '../http-client.ts';

/** Who a subject is, for people to read: the unit is empty for those who act for themselves. */
export type Role = { name: string; unit: string };

/** Signs a person of the city in; the session is new. */
export type SignIn = (subject: string) => Promise<Person>;

/**
 * The people and units of the demo city as the API knows them: signs people in when they are first needed and again
 * when their session has run out, since the demo's clock jumps by weeks.
 */
export class Cast {
  readonly #signIn: SignIn;
  readonly #city: City;
  readonly #people = new Map<string, Person>();
  readonly #unitIds = new Map<string, string>();

  private constructor(signIn: SignIn, city: City) {
    this.#signIn = signIn;
    this.#city = city;
  }

  static async of(signIn: SignIn, cityFile: string): Promise<Cast> {
    return new Cast(signIn, JSON.parse(await readFile(cityFile, 'utf8')) as City);
  }

  get<B>(subject: string, path: string): Promise<Answer<B>> {
    return this.#as(subject, (person) => person.get<B>(path));
  }

  post<B>(subject: string, path: string, body: unknown = {}): Promise<Answer<B>> {
    return this.#as(subject, (person) => person.post<B>(path, body));
  }

  put<B>(subject: string, path: string, body: unknown): Promise<Answer<B>> {
    return this.#as(subject, (person) => person.put<B>(path, body));
  }

  upload<B>(subject: string, path: string, bytes: Buffer, name: string): Promise<Answer<B>> {
    return this.#as(subject, (person) => person.upload<B>(path, bytes, name));
  }

  /** The body of a GET that must succeed. */
  async read<B>(subject: string, path: string): Promise<B> {
    const { status, body } = await this.get<B>(subject, path);
    if (status !== 200) throw new Error(`GET ${path}（${subject}）回答 ${status} ${JSON.stringify(body)}`);
    return body;
  }

  roleOf(subject: string): Role {
    const [, kind = '', rest = ''] = /^([a-z]+)-?(.*)$/.exec(subject) ?? [];
    if (kind === 'applicant') return { name: this.#city.applicants[Number(rest) - 1] ?? subject, unit: '' };
    if (kind === 'administrator') return { name: this.#city.administrator, unit: '' };
    const [, key = '', place = ''] = /^(.*?)(?:-(\d+))?$/.exec(rest) ?? [];
    const unit = this.#city.units.find((one) => one.key === key);
    const name = kind === 'legal' ? '法人账号' : unit?.handlers[Number(place) - 1];
    return { name: name ?? subject, unit: unit?.name ?? '' };
  }

  unitName = (key: string): string => this.#city.units.find((unit) => unit.key === key)?.name ?? key;

  /** The unit's id, found by its name as any person would. */
  async unitId(key: string, subject: string): Promise<string> {
    const known = this.#unitIds.get(key);
    if (known) return known;
    const name = this.unitName(key);
    const found = await this.read<{ items: { id: string; name: string }[] }>(
      subject,
      `/api/units?search=${encodeURIComponent(name)}`,
    );
    const unit = found.items.find((item) => item.name === name);
    if (!unit) throw new Error(`没有找到单位 ${key}（${name}）`);
    this.#unitIds.set(key, unit.id);
    return unit.id;
  }

  async #as<B>(subject: string, ask: (person: Person) => Promise<Answer<B>>): Promise<Answer<B>> {
    const known = this.#people.get(subject);
    const answer = known && (await ask(known));
    if (answer && answer.status !== 401) return answer;
    const person = await this.#signIn(subject);
    this.#people.set(subject, person);
    return ask(person);
  }
}
