import { joinLines, type TextLine } from '../text/tidy-text.ts'

/** Collects the running text of a word processor's file while its XML is walked. */
export type TextFlow = ReturnType<typeof createTextFlow>

type FlowFrame = {
  lines: TextLine[]
  text: string | null
  prefix: string
  apart: boolean
  gap: boolean
  cells: TextLine[][] | null
  row: TextLine[][] | null
}

const createFrame = (): FlowFrame => ({
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
export function createTextFlow() {
  const rooms: FlowFrame[] = [createFrame()]
  const notes: TextLine[] = []
  const currentFrame = () => rooms.at(-1)!
  const addLine = (line: TextLine) =>
    (currentFrame().cells ? currentFrame().cells!.at(-1)! : currentFrame().lines).push(line)
  return {
    text: (words: string) => {
      if (currentFrame().text !== null) currentFrame().text += words
    },
    openParagraph: () => Object.assign(currentFrame(), { text: '', prefix: '', apart: false }),
    setPrefix: (prefix: string) => (currentFrame().prefix = prefix),
    setApart: () => (currentFrame().apart = true),
    closeParagraph: () => {
      const { text, prefix, apart, gap } = currentFrame()
      if (text === null) return
      if (text.trim()) addLine({ text: prefix + text, gap, apart: apart || prefix !== '' })
      Object.assign(currentFrame(), { text: null, gap: !text.trim() })
    },
    openBox: () => rooms.push(createFrame()),
    closeBox: () => {
      if (rooms.length < 2) return
      const { lines } = rooms.pop()!
      for (const line of lines) addLine(line)
      if (lines.length) currentFrame().gap = true
    },
    openRow: () =>
      Object.assign(rooms[rooms.push(createFrame()) - 1]!, { cells: [[]] as TextLine[][] }),
    openCell: () => currentFrame().cells?.push([]),
    closeRow: () => {
      if (rooms.length < 2 || !currentFrame().cells) return
      const cells = rooms.pop()!.cells!.filter((cell) => cell.length)
      if (cells.every((cell) => cell.length === 1 && !cell[0]!.text.trim().includes('\n'))) {
        if (cells.length)
          addLine({
            text: cells.map(([line]) => line!.text.trim()).join('\t'),
            gap: false,
            apart: false,
          })
      } else
        for (const cell of cells)
          cell.forEach((line, at) => addLine(at === 0 ? { ...line, gap: true } : line))
    },
    closeTable: () => Object.assign(currentFrame(), { gap: true }),
    openNote: () => rooms.push(createFrame()),
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
    lines: (): TextLine[] => [...rooms[0]!.lines, ...notes],
    joinedText: () => joinLines([...rooms[0]!.lines, ...notes]),
  }
}
