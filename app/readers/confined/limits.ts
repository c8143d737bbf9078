/** Sizes are bytes, times milliseconds. What is larger is refused with a sentence, before memory is taken for it. */
export const readerLimits = {
  file: 100e6,
  unpacked: 50e6,
  ratio: 100,
  /** Below this size everything compresses well and nothing is a danger. */
  ratioFrom: 1e6,
  entries: 2000,
  archivesWithin: 1,
  messagesWithin: 5,
  mailParts: 500,
  pdfPages: 2000,
  ocrPages: 300,
  imagePixels: 50e6,
  rows: 100_000,
  cells: 1_000_000,
  /** A text of fewer letters, those of addresses and numbers apart, is too short to tell its language. */
  languageLetters: 100,
  /** All that comes back from the child: texts, tables and the originals of what was packed or attached. */
  output: 120e6,
  heap: 256e6,
  memory: 900e6,
  time: 60_000,
  /** For a page that is read by OCR. */
  pageTime: 180_000,
  /** However much progress is told. */
  longest: 3_600_000,
} as const

export const formatMegabytes = (bytes: number): string =>
  `${(bytes / 1e6).toFixed(bytes < 10e6 ? 1 : 0)} MB`
