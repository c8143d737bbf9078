import { clipText, measureText } from '../model/text-width.ts'

/**
 * Words broken into lines of a width in pixels; beyond `most` lines the last one ends with an ellipsis. A word that is
 * wider than a line is cut where the line ends.
 */
export function breakLines(
  words: string,
  { width, size, most }: { width: number; size: number; most: number },
): string[] {
  const lines: string[] = ['']
  for (const word of words.split(' ').flatMap((each) => cutWord(each, width, size))) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word
    if (measureText(longer, size) <= width || !lines.at(-1)) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  if (lines.length <= most) return lines
  const last = lines[most - 1]!
  return [
    ...lines.slice(0, most - 1),
    measureText(`${last} …`, size) <= width ? `${last} …` : clipText(`${last}…`, width, size),
  ]
}

function cutWord(word: string, width: number, size: number): string[] {
  if (measureText(word, size) <= width) return [word]
  const pieces: string[] = ['']
  for (const letter of word) {
    const longer = pieces.at(-1)! + letter
    if (measureText(longer, size) <= width || !pieces.at(-1)) pieces[pieces.length - 1] = longer
    else pieces.push(letter)
  }
  return pieces
}
