import { buildReader } from '../../app/cli/prepare.js'

/** The tests of the readers run the child from the sources as they are now. */
export const setup = () => buildReader('test', { confined: 'tests/support/confined.ts' })
