import { BorderStyle, LineRuleType, type IStylesOptions } from 'docx'
import type { Level } from '#app/domain/level.ts'

/** Fonts that every Word has; `cs` sets Arabic and Hebrew. */
const serifFont = { ascii: 'Cambria', hAnsi: 'Cambria', cs: 'Times New Roman' }
export const sansFont = { ascii: 'Calibri', hAnsi: 'Calibri', cs: 'Arial' }

export const inkColor = '1D2129'
export const faintColor = '59606D'
export const accentColor = '2F4B9B'
export const ruleColor = 'E4E2DD'

/** A4 and the width of its text between margins of 25 mm, in twentieths of a point and in pixels of 96 per inch. */
export const pageSize = { width: 11906, height: 16838, margin: 1417, text: 9072, textPixels: 604 }

/** The ground and the ink of each level, as the screens have them; dark enough to be read on a grey printer. */
export const levelTints: Record<Level, { ground: string; ink: string }> = {
  '-2': { ground: 'F6E3D3', ink: '7A3806' },
  '-1': { ground: 'FBF0E0', ink: '85530F' },
  '0': { ground: 'EEEFF1', ink: '4C535D' },
  '1': { ground: 'E2F3F0', ink: '17665C' },
  '2': { ground: 'CFE9E4', ink: '06463F' },
}

const quoteBorder = { left: { style: BorderStyle.SINGLE, size: 18, color: ruleColor, space: 10 } }
const quoteIndent = { left: 284 }

/**
 * Room before and after in twentieths of a point, lines in 240ths. Without the rule some programs take the lines as
 * exact and cut pictures off.
 */
export function paragraphSpacing(before: number, after: number, line: number) {
  return { before, after, line, lineRule: LineRuleType.AUTO }
}

export const documentStyles: IStylesOptions = {
  default: {
    document: {
      run: {
        font: serifFont,
        size: 22,
        color: inkColor,
        language: { value: 'en-GB', bidirectional: 'ar-SA' },
      },
      paragraph: { spacing: paragraphSpacing(0, 140, 283) },
    },
    title: {
      run: { font: serifFont, size: 44, bold: true, color: inkColor },
      paragraph: { spacing: paragraphSpacing(0, 180, 250), keepNext: true },
    },
    heading1: {
      run: { font: sansFont, size: 28, bold: true, color: inkColor },
      paragraph: { spacing: { before: 400, after: 120 }, keepNext: true },
    },
    heading2: {
      run: { font: serifFont, size: 23, bold: true, color: inkColor },
      paragraph: { spacing: { before: 280, after: 60 }, keepNext: true },
    },
    heading3: {
      run: { font: sansFont, size: 20, bold: true, color: inkColor },
      paragraph: { spacing: { before: 200, after: 60 }, keepNext: true },
    },
  },
  paragraphStyles: [
    { id: 'Normal', name: 'Normal', quickFormat: true },
    {
      id: 'Kicker',
      name: 'Kicker',
      basedOn: 'Normal',
      quickFormat: true,
      run: { font: sansFont, size: 18, color: faintColor },
      paragraph: { spacing: { after: 60 }, keepNext: true },
    },
    {
      id: 'Dossier',
      name: 'Dossier',
      basedOn: 'Kicker',
      quickFormat: true,
      paragraph: { spacing: paragraphSpacing(0, 240, 240) },
    },
    {
      id: 'Proposition',
      name: 'Proposition',
      basedOn: 'Normal',
      quickFormat: true,
      run: { italics: true },
      paragraph: { keepNext: true },
    },
    // A quote may be in any language: the spelling of a letter is not Word's business.
    {
      id: 'Quote',
      name: 'Quote',
      basedOn: 'Normal',
      quickFormat: true,
      run: { noProof: true },
      paragraph: {
        indent: quoteIndent,
        border: quoteBorder,
        spacing: { before: 120, after: 0 },
        keepNext: true,
      },
    },
    {
      id: 'QuoteSource',
      name: 'Quote Source',
      basedOn: 'Normal',
      quickFormat: true,
      run: { font: sansFont, size: 18, color: faintColor },
      paragraph: { indent: quoteIndent, border: quoteBorder, spacing: paragraphSpacing(0, 0, 250) },
    },
    {
      id: 'Source',
      name: 'Source',
      basedOn: 'Normal',
      quickFormat: true,
      run: { size: 20 },
      paragraph: { indent: { left: 425, hanging: 425 }, spacing: paragraphSpacing(0, 90, 260) },
    },
    {
      id: 'Note',
      name: 'Note',
      basedOn: 'Normal',
      quickFormat: true,
      run: { font: sansFont, size: 19, color: faintColor },
      paragraph: { spacing: paragraphSpacing(0, 90, 260) },
    },
    {
      id: 'Cell',
      name: 'Table Cell',
      basedOn: 'Normal',
      quickFormat: true,
      run: { font: sansFont, size: 19 },
      paragraph: { spacing: paragraphSpacing(30, 30, 240) },
    },
  ],
}
