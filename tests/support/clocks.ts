/** `NODE_OPTIONS` that have a program begin with a script. */
const beginningWith = (script: string) =>
  `--import=data:text/javascript,${encodeURIComponent(script)}`

const dateOf = (now: string) =>
  `const Real = Date; const start = Real.now(); globalThis.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(${now}) }
    static now() { return ${now} }
  }`

/** The clock of the program shows yesterday. */
export const yesterday = beginningWith(dateOf('Real.now() - 864e5'))

/** The clock of the program stands still, so that how busy the machine is changes no number. */
export const standingStill = beginningWith(dateOf('start'))

/** The program waits no time where it would wait ten seconds, and for ever where it would wait longer. */
export const tenSecondsAtOnce = beginningWith(
  `const wait = setTimeout; globalThis.setTimeout = (then, ms, ...given) =>
    wait(then, ms === 10_000 ? 0 : ms > 10_000 ? 2 ** 31 - 1 : ms, ...given)`,
)
