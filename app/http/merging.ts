import { data, redirect } from '@remix-run/node'
import { actorsNotOne, topicsNotOne, type Merge, type Mergeable } from '#app/domain/merging.ts'
import { sayMoment } from '#app/domain/moments.ts'
import type { Actor } from '#app/domain/actors.ts'
import type { Topic } from '#app/domain/topics.ts'
import type { User } from '#app/domain/users.ts'
import type { Reading } from '#app/store.server.ts'
import { fieldsOf, refused } from './forms.ts'
import { altered } from './rights.ts'
import { storing } from './storing.ts'

const changedMeanwhile =
  'Somebody else merged one of the two meanwhile, so nothing was changed. Look at both again.'

/** Merges in words, for the page of the one that remains. */
export async function mergesShown(store: Reading, thing: Mergeable, id: string) {
  return (await store.merges.into(thing, id)).map((merge: Merge) => ({
    id: merge.id,
    merged: merge.merged,
    how: `${merge.intoId === id ? '' : `into ${merge.into}, `}${merge.by ? `by ${merge.by}, ` : ''}${sayMoment(merge.at)}`,
  }))
}

/** How many are offered to be merged into; more words find others. */
const offered = 20

/** The actors that one may be the same as: those whose names hold the words. */
export async function actorsOffered(store: Reading, actor: Actor, words: string) {
  const { rows } = await store.actors.directory({ words, order: 'most' }, offered + 1)
  return rows
    .filter(({ id, kind }) => id !== actor.id && (kind === 'person') === (actor.kind === 'person'))
    .slice(0, offered)
    .map(({ id, name, aliases, kind, positions, letters }) => ({
      id,
      name,
      says: [
        kind,
        aliases.length ? `also ${aliases.slice(0, 3).join(', ')}` : '',
        counted(positions, 'position'),
        `${counted(letters, 'letter')} written`,
      ]
        .filter(Boolean)
        .join(' · '),
    }))
}

/** The words that others of nearly the same name share: of a person the last of the name, otherwise the longest. */
export function likeWords({ kind, name }: Actor): string {
  const words = name.split(/\s+/)
  return kind === 'person' ? words.at(-1)! : [...words].sort((a, b) => b.length - a.length)[0]!
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}

/** The form of an actor's merge page. */
export async function actorMerged(store: Reading, user: User, actor: Actor, request: Request) {
  return merged(store, user, 'actor', actor.id, await fieldsSent(request), async (id) => {
    const into = id ? await store.actors.byId(id) : null
    return into ? { id: into.id, reason: actorsNotOne(actor, into) } : null
  })
}

/** The form of a topic's merge page; `topics` are those of its dossier. */
export async function topicMerged(
  store: Reading,
  user: User,
  topic: Topic,
  topics: readonly Topic[],
  request: Request,
) {
  return merged(store, user, 'topic', topic.id, await fieldsSent(request), async (id) => {
    const standing = await store.topics.standing(id)
    const into = topics.find((one) => one.id === standing)
    return into ? { id: into.id, reason: topicsNotOne(topic, into) } : null
  })
}

const fieldsSent = async (request: Request) => fieldsOf(await request.formData())

async function merged(
  store: Reading,
  user: User,
  thing: Mergeable,
  id: string,
  fields: Record<string, string>,
  into: (id: string) => Promise<{ id: string; reason: string | null } | null>,
) {
  const doer = { userId: user.id, via: 'screen' } as const
  const refuse = (errors: Record<string, string>, status: number) =>
    data(refused(errors, fields), { status })
  if (fields.deed !== 'merge' && fields.deed !== 'take apart') throw altered()
  const chosen = fields.deed === 'merge' ? await into(fields.into ?? '') : { id, reason: null }
  if (!chosen) return refuse({ into: `Choose the ${thing} that remains.` }, 400)
  if (chosen.reason) return refuse({ into: chosen.reason }, 400)
  const outcome = await storing(
    async () =>
      fields.deed === 'merge'
        ? store.merges.record(thing, id, chosen.id, doer)
        : undone(store, thing, id, fields.id ?? '', doer),
    (sentence) => ({ sentence }),
  )
  if ('sentence' in outcome) return refuse({ form: outcome.sentence }, 503)
  if (!outcome.changed)
    return refuse(
      { form: fields.deed === 'merge' ? changedMeanwhile : 'This merge was undone already.' },
      409,
    )
  throw redirect(`/${thing}s/${chosen.id}`)
}

/** Takes back one of the merges that a page shows. */
async function undone(
  store: Reading,
  thing: Mergeable,
  id: string,
  mergeId: string,
  doer: { userId: string; via: 'screen' },
) {
  const isShown = (await store.merges.into(thing, id)).some((merge) => merge.id === mergeId)
  return isShown ? store.merges.undo(mergeId, doer) : { changed: false }
}
