import type { IncomingPosition } from '#app/domain/plan/plan-letter.ts'
import type { Store } from '#db/index.ts'
import { aParty, aPassage, keep } from './letters.ts'

/** Words of Boratyński’s letter, as other letters might repeat them. */
export const standardWords =
  'The proposed Regulation respects fundamental rights, including the rights to privacy and protection of personal data.'

type Repeated = Partial<IncomingPosition> & { by?: string; to?: string }

/** A letter that says these words, coded as +1 on encryption where nothing else is said. */
export function repeat(
  store: Store,
  dated: string,
  words = standardWords,
  { by = 'Ylva Johansson', to, ...coded }: Repeated = {},
) {
  return keep(store, {
    form: {
      ...{ title: `Letter of ${dated}`, dated },
      parties: [
        aParty({ name: by }),
        ...(to ? [aParty({ role: 'recipient' as const, name: to })] : []),
      ],
    },
    text: `Dear Sir,\n\n${words}\n\nYours faithfully,\n\n${by}\n`,
    positions: [aPassage({ quote: words, ...coded })],
  })
}
