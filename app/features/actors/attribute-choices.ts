import { usualAttributes } from '#app/domain/actor-facts.ts'
import { removeDuplicates } from '#app/domain/collections.ts'
import type { VisibleStore } from '#app/store.server.ts'

/** How many values are offered while one types; what is typed need not be one of them. */
const valuesOffered = 300

/** Attributes to choose from, and values: of one attribute, or of all. `isMore`: other values are in use as well. */
export async function loadAttributeChoices({ actors }: VisibleStore, attribute: string | null) {
  const values = await actors.valuesInUse(attribute, valuesOffered + 1)
  return {
    names: removeDuplicates([...usualAttributes, ...(await actors.attributesInUse())]),
    values: removeDuplicates(values.slice(0, valuesOffered)),
    isMore: values.length > valuesOffered,
  }
}
