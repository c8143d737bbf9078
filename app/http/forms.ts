/** The text fields of a form, by name, the last of each; files are left out. */
export function readTextFields(form: FormData): Record<string, string> {
  return Object.fromEntries(
    [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
