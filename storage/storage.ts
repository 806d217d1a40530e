import type { Readable } from 'node:stream';
import type { FileKind } from '../domain/file/file.ts';

/**
 * Where the bytes of files lie, whatever is behind it. Keys are the ids of the table `file`; which of them may be read
 * by whom is not its business.
 */
export type Storage = {
  /** Takes a stream under a name of its own, at which nobody looks yet. Rejects, and keeps nothing, when it breaks off. */
  stage: (source: Readable) => Promise<Staged>;
  /** Nothing when there is no such file. */
  open: (key: string) => Promise<Readable | undefined>;
  /** Removing what is not there is done. */
  remove: (key: string) => Promise<void>;
  /** Keys of all that lies there longer than this, in milliseconds; half-done uploads of killed processes among them. */
  olderThan: (age: number) => AsyncIterable<string>;
};

/** A file that has come in whole. Either `keep` or `discard` ends it. */
export type Staged = {
  size: number;
  /** Hexadecimal. */
  sha256: string;
  /** By its bytes; nothing for kinds that are not taken. */
  kind: FileKind | undefined;
  /** Gives it its key, at once and whole. */
  keep: (key: string) => Promise<void>;
  discard: () => Promise<void>;
};
