import { measureText } from '../model/text-width.ts'

/** Words broken into lines of a width in pixels; beyond `most` lines the last one ends with an ellipsis. */
export function breakLines(
  words: string,
  { width, size, most }: { width: number; size: number; most: number },
): string[] {
  const lines: string[] = ['']
  for (const word of words.split(' ')) {
    const longer = lines.at(-1) ? `${lines.at(-1)} ${word}` : word
    if (measureText(longer, size) <= width || !lines.at(-1)) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1]!} …`]
}
