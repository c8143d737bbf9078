/**
 * Unfolds the card of a position and brings it into sight where cards stand beside the text; below the text, on
 * telephones, the page stays where it is read, and there is no card to put the focus on.
 */
export function showCard(positionId: string): HTMLElement | null {
  const card = document.getElementById(`position-${positionId}`)
  const side = card?.closest<HTMLElement>('.side')
  if (!card || !side || getComputedStyle(side).position !== 'sticky') return null
  card.closest('details')?.setAttribute('open', '')
  card.scrollIntoView({ block: 'nearest' })
  return card
}
