import { joined, type Line } from './tidied.ts'

/** Collects the running text of a word processor's file while its XML is walked. */
export type Flow = ReturnType<typeof flow>

type Room = {
  lines: Line[]
  text: string | null
  prefix: string
  apart: boolean
  gap: boolean
  cells: Line[][] | null
  row: Line[][] | null
}

const room = (): Room => ({
  lines: [],
  text: null,
  prefix: '',
  apart: false,
  gap: false,
  cells: null,
  row: null,
})

/**
 * Paragraphs, tables, boxes and notes into one text. A row of one-line cells becomes a line with tabs; where a cell
 * has several lines (letters are laid out by tables) its cells follow each other. A box stands before the paragraph
 * that it is anchored in; notes stand at the end.
 */
export function flow() {
  const rooms: Room[] = [room()]
  const notes: Line[] = []
  const here = () => rooms.at(-1)!
  const add = (line: Line) => (here().cells ? here().cells!.at(-1)! : here().lines).push(line)
  return {
    text: (words: string) => {
      if (here().text !== null) here().text += words
    },
    openParagraph: () => Object.assign(here(), { text: '', prefix: '', apart: false }),
    prefixed: (prefix: string) => (here().prefix = prefix),
    setApart: () => (here().apart = true),
    closeParagraph: () => {
      const { text, prefix, apart, gap } = here()
      if (text === null) return
      if (text.trim()) add({ text: prefix + text, gap, apart: apart || prefix !== '' })
      Object.assign(here(), { text: null, gap: !text.trim() })
    },
    openBox: () => rooms.push(room()),
    closeBox: () => {
      if (rooms.length < 2) return
      const { lines } = rooms.pop()!
      for (const line of lines) add(line)
      if (lines.length) here().gap = true
    },
    openRow: () => Object.assign(rooms[rooms.push(room()) - 1]!, { cells: [[]] as Line[][] }),
    openCell: () => here().cells?.push([]),
    closeRow: () => {
      if (rooms.length < 2 || !here().cells) return
      const cells = rooms.pop()!.cells!.filter((cell) => cell.length)
      if (cells.every((cell) => cell.length === 1 && !cell[0]!.text.trim().includes('\n'))) {
        if (cells.length)
          add({
            text: cells.map(([line]) => line!.text.trim()).join('\t'),
            gap: false,
            apart: false,
          })
      } else
        for (const cell of cells)
          cell.forEach((line, at) => add(at === 0 ? { ...line, gap: true } : line))
    },
    closeTable: () => Object.assign(here(), { gap: true }),
    openNote: () => rooms.push(room()),
    closeNote: (mark: string) => {
      if (rooms.length < 2) return
      notes.push(
        ...rooms.pop()!.lines.map((line, at) => ({
          text: at === 0 ? `[${mark}] ${line.text.trim()}` : line.text,
          gap: true,
          apart: true,
        })),
      )
    },
    lines: (): Line[] => [...rooms[0]!.lines, ...notes],
    whole: () => joined([...rooms[0]!.lines, ...notes]),
  }
}
