import type { Role } from './cast.ts';

export type Say = (line: string) => void;

/** One line of an application's timeline. */
export type Happening = { file: string; who: Role; what: string; result: string };

/** Prints what happens as it happens, each line with the platform's time, which the demo moves. */
export class Timeline {
  readonly #say: Say;
  #offset = 0;

  constructor(say: Say) {
    this.#say = say;
  }

  /** The platform's clock as it answered just now. */
  setClock(now: string): void {
    this.#offset = new Date(now).getTime() - Date.now();
  }

  now = (): Date => new Date(Date.now() + this.#offset);

  happened({ file, who, what, result }: Happening): void {
    const place = who.unit ? `${who.unit} ${who.name}` : who.name;
    this.#say(`${this.#time()}  ${number(file)}  ${place}：${what}  →  ${result}`);
  }

  /** An application did not go as its file says. */
  failed(file: string, difference: string): void {
    this.#say(`${this.#time()}  ${number(file)}  ✗ ${difference}`);
  }

  /** Something of the platform itself, such as a clock that was moved. */
  heading(text: string): void {
    this.#say(`\n${this.#time()}  ── ${text} ──`);
  }

  #time = (): string => inShanghai(this.now());
}

/** The number that a file's name begins with; it stands for the application in the timeline. */
export const number = (file: string): string => `#${String(parseInt(file, 10)).padStart(2, '0')}`;

const shanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
});
export const inShanghai = (instant: Date): string => shanghai.format(instant);
