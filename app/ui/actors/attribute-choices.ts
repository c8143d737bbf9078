/** Attributes and values to choose from. `isMore`: other values are in use as well. */
export type AttributeChoices = {
  names: readonly string[]
  values: readonly string[]
  isMore: boolean
}

export const describeValuesOffered = (offered: number): string =>
  `The first ${offered} values in use are offered, by the alphabet; any other is found when it is typed.`
