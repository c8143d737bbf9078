import { buildReader } from '../../app/cli/prepare.js'

/**
 * The tests of the readers run the child from the sources as they are now; every project asks for
 * it, one build serves all.
 */
export const setup = () =>
  (globalThis.readerOfTheTests ??= buildReader('test', { confined: 'tests/support/confined.ts' }))
