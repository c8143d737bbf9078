/** The names of what may be chosen on the pages of a list. */
const choiceNames = /^(?:kind|dossier|all|column\.\d+|answer\.[0-9a-f]{32}|row\.\d+)$/

/** What a form about a list chose, by the names of its fields, so that a form that was refused shows it again. */
export function readTypedChoices(form: FormData): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const [name, value] of form)
    if (typeof value === 'string' && choiceNames.test(name)) typed[name] = value
  return typed
}
