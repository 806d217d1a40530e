/** Text as it is in a `like` pattern. */
export const literally = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
