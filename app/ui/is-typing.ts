/** Whether a key goes into a field that somebody writes in, and so must not be taken as a shortcut. */
export function isTyping(event: KeyboardEvent): boolean {
  const target = event.target as HTMLElement | null
  if (!target?.closest) return false
  return (
    target.isContentEditable ||
    target.closest(
      'textarea, select, input:not([type=radio], [type=checkbox], [type=submit], [type=button])',
    ) !== null
  )
}
