const levelKeys = [
  { id: 'level -2', key: 'Q', does: '−2, strongly opposes' },
  { id: 'level -1', key: 'W', does: '−1, opposes' },
  { id: 'level 0', key: 'E', does: '0, mixed' },
  { id: 'level 1', key: 'R', does: '+1, supports' },
  { id: 'level 2', key: 'T', does: '+2, strongly supports' },
  { id: 'level evaded', key: 'A', does: 'evaded' },
  { id: 'level withheld', key: 'S', does: 'withheld' },
  { id: 'level no_position', key: 'D', does: 'no position' },
  { id: 'level down', key: 'ArrowLeft', does: 'one level towards opposition', isFixed: true },
  { id: 'level up', key: 'ArrowRight', does: 'one level towards support', isFixed: true },
] as const

const passageKeys = [
  { id: 'next sentence', key: 'J', does: 'the next sentence' },
  { id: 'previous sentence', key: 'K', does: 'the sentence before' },
  {
    id: 'arrow to next sentence',
    key: 'ArrowDown',
    does: 'in the text: the next sentence',
    isFixed: true,
  },
  {
    id: 'arrow to previous sentence',
    key: 'ArrowUp',
    does: 'in the text: the sentence before',
    isFixed: true,
  },
  {
    id: 'sentence more',
    key: 'Shift+ArrowDown',
    does: 'in the text: the passage ends a sentence later',
    isFixed: true,
  },
  {
    id: 'sentence less',
    key: 'Shift+ArrowUp',
    does: 'in the text: it ends a sentence earlier',
    isFixed: true,
  },
  {
    id: 'word more',
    key: 'Shift+ArrowRight',
    does: 'in the text: it ends a word later',
    isFixed: true,
  },
  {
    id: 'word less',
    key: 'Shift+ArrowLeft',
    does: 'in the text: it ends a word earlier',
    isFixed: true,
  },
  { id: 'other end', key: 'O', does: 'Shift and arrows move the other end of the passage' },
  { id: 'quote anew', key: 'V', does: 'the next selection is the quote again' },
] as const

const topicKeys = (['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const).map(
  (key) => ({ id: `topic ${key}`, key, does: `topic ${key}`, isFixed: true }) as const,
)

/** The keys of the page of a letter, in the order in which they are told. */
export const letterKeys = [
  ...passageKeys,
  ...topicKeys,
  { id: 'other topic', key: '0', does: 'any topic, by letters of its name', isFixed: true },
  ...levelKeys,
  {
    id: 'condition',
    key: 'C',
    does: 'on a condition: the next selection is the condition; again takes it off',
  },
  { id: 'holder', key: 'H', does: 'held by somebody else: type the name' },
  { id: 'report', key: 'B', does: 'reported: the letter tells somebody else’s position' },
  { id: 'note', key: 'M', does: 'a note for colleagues' },
  { id: 'save', key: 'Enter', does: 'save, and on to the next sentence', isFixed: true },
  {
    id: 'save from a field',
    key: 'Ctrl+Enter',
    does: 'the same while you write in a field',
    isFixed: true,
  },
  { id: 'discard', key: 'Escape', does: 'out of a field; once more: discard', isFixed: true },
  { id: 'undo', key: 'U', does: 'undo your last deed in this letter' },
  {
    id: 'undo by Ctrl',
    key: 'Ctrl+Z',
    does: 'the same; in a field your last typing',
    isFixed: true,
  },
  { id: 'redo', key: 'Ctrl+Y', does: 'do again what you undid', isFixed: true },
  {
    id: 'finish',
    key: 'F',
    does: 'you finished this letter, or found nothing in it; again takes that back',
  },
  { id: 'accept suggestion', key: 'Y', does: 'accept the suggestion; Tab goes to the next' },
  { id: 'reject suggestion', key: 'X', does: 'reject the suggestion for good' },
  { id: 'next mark here', key: ']', does: 'the next position over the same words' },
  { id: 'previous mark here', key: '[', does: 'the position before over the same words' },
  { id: 'original page', key: 'P', does: 'the original beside the text, with the passage marked' },
  { id: 'next letter', key: 'N', does: 'the next letter' },
] as const
