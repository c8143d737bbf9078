import { hashPassword } from '#app/auth/passwords.ts'
import { levels } from '#app/domain/level.ts'
import { openStore } from '#db/index.ts'
import { aPassage, keep } from '#tests/support/letters.ts'
import type { Account } from '../corpus.ts'

/** A page of a letter has some so many signs. */
const signsOfPage = 3_000

const filler =
  'which the services concerned have considered at length together with the evidence that was gathered'

/** Sentences that are all different, in paragraphs of five. */
function makeText(pages: number): { text: string; sentences: string[] } {
  const sentences: string[] = []
  for (let signs = 0; signs < pages * signsOfPage; signs += sentences.at(-1)!.length)
    sentences.push(`In point ${sentences.length + 1} we support the proposal, ${filler}.`)
  const paragraphs = []
  for (let at = 0; at < sentences.length; at += 5)
    paragraphs.push(sentences.slice(at, at + 5).join(' '))
  return { text: `${paragraphs.join('\n\n')}\n`, sentences }
}

export type LongLetter = { letterId: string; signs: number; account: Account; text: string }

/** A store at `path` with an account and one letter of so many pages, in which so many positions are spread. */
export async function makeLongLetter(
  path: string,
  { pages, positions }: { pages: number; positions: number },
): Promise<LongLetter> {
  const account = { email: 'bench@example.org', password: 'four unrelated words here' }
  const { text, sentences } = makeText(pages)
  const step = Math.max(1, Math.floor(sentences.length / positions))
  const store = await openStore(path)
  await store.users.record(
    {
      ...{ email: account.email, name: 'Bench', role: 'admin' },
      passwordHash: await hashPassword(account.password),
    },
    { userId: null, via: 'command line' },
  )
  const { id } = await keep(store, {
    text,
    positions: sentences
      .filter((_, at) => at % step === 0)
      .slice(0, positions)
      .map((quote, at) =>
        aPassage({
          quote,
          level: levels[at % levels.length]!.level,
          topic: at % 2 ? 'Encryption' : 'Voluntary detection',
        }),
      ),
  })
  await store.close()
  return { letterId: id, signs: text.length, account, text }
}
