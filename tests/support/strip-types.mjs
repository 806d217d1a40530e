import { stripTypeScriptTypes } from 'node:module';

/** Jest's transform: types are blanked out as Node itself does, so that lines and columns stay as they are. */
export default { process: (text) => ({ code: stripTypeScriptTypes(text) }) };
