import type { Piece } from './proposal.ts'

/** The directorates-general and services of the European Commission: usual acronym and long names, today's and recent ones. */
const directorates: Record<string, string[]> = {
  AGRI: ['Agriculture and Rural Development'],
  BUDG: ['Budget'],
  CLIMA: ['Climate Action'],
  CNECT: ['Communications Networks, Content and Technology'],
  COMM: ['Communication'],
  COMP: ['Competition'],
  DEFIS: ['Defence Industry and Space'],
  DEVCO: ['International Cooperation and Development'],
  DIGIT: ['Digital Services', 'Informatics'],
  EAC: ['Education, Youth, Sport and Culture', 'Education and Culture'],
  ECFIN: ['Economic and Financial Affairs'],
  ECHO: [
    'European Civil Protection and Humanitarian Aid Operations',
    'Humanitarian Aid and Civil Protection',
  ],
  EMPL: ['Employment, Social Affairs and Inclusion'],
  ENER: ['Energy'],
  ENEST: ['Enlargement and Eastern Neighbourhood'],
  ENV: ['Environment'],
  ESTAT: ['Eurostat'],
  FISMA: ['Financial Stability, Financial Services and Capital Markets Union'],
  GROW: ['Internal Market, Industry, Entrepreneurship and SMEs'],
  HERA: ['Health Emergency Preparedness and Response Authority'],
  HOME: ['Migration and Home Affairs', 'Home Affairs'],
  HR: ['Human Resources and Security'],
  INTPA: ['International Partnerships'],
  JRC: ['Joint Research Centre'],
  JUST: ['Justice and Consumers', 'Justice'],
  MARE: ['Maritime Affairs and Fisheries'],
  MENA: ['Middle East, North Africa and the Gulf'],
  MOVE: ['Mobility and Transport'],
  NEAR: ['Neighbourhood and Enlargement Negotiations'],
  REFORM: ['Structural Reform Support'],
  REGIO: ['Regional and Urban Policy'],
  RTD: ['Research and Innovation'],
  SANTE: ['Health and Food Safety'],
  SCIC: ['Interpretation'],
  TAXUD: ['Taxation and Customs Union'],
  TRADE: ['Trade', 'Trade and Economic Security'],
}

const acronyms = new Map<string, string>([['connect', 'CNECT']])
for (const [acronym, names] of Object.entries(directorates)) {
  acronyms.set(acronym.toLowerCase(), acronym)
  for (const name of names) acronyms.set(plain(name), acronym)
}

const longName = /^(?:directorate[- ]general|dg)\b(?:\s+for)?\s*/i

/** The acronym of a directorate-general ("HOME") from its acronym or its long name; null for any other words. */
export function directorateOf(words: string): string | null {
  return acronyms.get(plain(words.replace(longName, ''))) ?? null
}

/**
 * A directorate-general at the start of some lines: its name as "DG CNECT", and how many lines it takes, since long
 * names run over two or three. A name that is in no table is given as printed. Null where no such name begins.
 */
export function directorateAt(
  lines: readonly Piece[],
): { name: string | null; lines: number } | null {
  if (!lines[0] || !longName.test(lines[0].words)) return null
  for (let count = Math.min(4, lines.length); count > 0; count -= 1) {
    const acronym = directorateOf(
      lines
        .slice(0, count)
        .map(({ words }) => words)
        .join(' '),
    )
    if (acronym) return { name: `DG ${acronym}`, lines: count }
  }
  return { name: null, lines: 1 }
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replace(/&/g, 'and')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/ (?:and|the)(?= )/g, '')
    .trim()
}
