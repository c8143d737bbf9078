import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { dated, sayDated } from '#app/domain/days.ts'
import { partyWords, sayReference, visibilityWords, type Party } from '#app/domain/letters.ts'
import { redactions } from '#app/domain/text.ts'
import { may } from '#app/domain/users.ts'
import { namedIn } from '#app/http/audience.ts'
import { coded } from '#app/http/coding.ts'
import { originShown } from '#app/http/letter-origin.ts'
import { letterShown } from '#app/http/letter-shown.ts'
import { letterFor, readingFor, thingOf } from '#app/http/reading.ts'
import { allowed, found } from '#app/http/rights.ts'
import { undoOffered } from '#app/http/turning-back.ts'
import { newId } from '#app/store.server.ts'
import { AudienceTag } from '#app/ui/audience-fields.tsx'
import { LetterOrigin } from '#app/ui/letter-origin.tsx'
import { Tagger } from '#app/ui/tagger/tagger.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.letter.title ?? 'Letter'} · Stanceline` },
]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const read = await letterFor(request, params.letterId!)
  const { user, reading: store, whole } = read
  const { letter, parties, text, fileName, positions } = letterShown(
    user,
    whole,
    await store.positions.ofLetter(whole.letter.id),
  )
  const topics = await store.topics.of(letter.dossierId)
  const mayCode = may(user, 'code positions')
  const actors = mayCode
    ? await store.actors.all()
    : await store.actors.byIds(positions.flatMap(({ holderIds }) => holderIds))
  const nameOf = new Map(actors.map(({ id, name }) => [id, name]))
  const held = positions.flatMap(({ holderIds }) => holderIds)
  const edited = new URL(request.url).searchParams.get('edit')
  return {
    letter,
    parties,
    topics,
    positions,
    mayCode,
    signedIn: user !== null,
    mayCorrect: may(user, 'correct letters'),
    undo: user && mayCode ? await undoOffered(store, user.id, letter.id, positions, topics) : null,
    mayChoose: may(user, 'choose who may see a letter', thingOf(whole)),
    seenBy: user && letter.visibility === 'named' ? await namedIn(whole) : [],
    contacts: may(user, 'see contact details'),
    text,
    origin: await originShown(read, letter),
    source: { name: fileName, sha256: (whole.file ?? whole.text).sha256 },
    redacted: redactions(text).length,
    editing: mayCode
      ? (positions.find(({ id, status }) => id === edited && status !== 'withdrawn') ?? null)
      : null,
    names: Object.fromEntries([...new Set(held)].map((id) => [id, nameOf.get(id) ?? 'Unknown'])),
    holders: holdersOf(parties, held, nameOf),
    actorNames: mayCode ? actors.map(({ name }) => name) : [],
    newId: newId(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await allowed(request, 'code positions')
  const store = await readingFor(user)
  const whole = found(await store.letters.byId(params.letterId!), 'letter')
  return coded(
    {
      store,
      user,
      whole,
      topics: await store.topics.of(whole.letter.dossierId),
      actors: await store.actors.all(),
    },
    await request.formData(),
  )
}

/** Whose position a passage can be at one click: those who wrote it or are spoken for, and whoever holds one here already. */
function holdersOf(
  parties: readonly Party[],
  held: readonly string[],
  nameOf: ReadonlyMap<string, string>,
) {
  const choices = parties
    .filter(({ role, actorId }) => actorId && (role === 'author' || role === 'on_behalf_of'))
    .map(({ actorId, name, role }) => ({
      id: actorId!,
      name: name ?? '',
      as: role === 'author' ? 'author' : 'on behalf of',
    }))
  const others = [...new Set(held)]
    .filter((id) => !choices.some((choice) => choice.id === id))
    .map((id) => ({ id, name: nameOf.get(id) ?? '', as: 'holder' }))
  return [...choices, ...others]
}

export default function LetterScreen() {
  const {
    letter,
    parties,
    source,
    redacted,
    mayCorrect,
    mayChoose,
    seenBy,
    signedIn,
    contacts,
    origin,
    ...rest
  } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const reply = letter.inReplyTo
  return (
    <div className="workplace">
      <section className="meta" aria-label="About this letter">
        {signedIn ? (
          <Link className="small" to="/letters">
            ← Letters
          </Link>
        ) : (
          <Link className="small" to="/sign-in">
            Sign in
          </Link>
        )}
        <h1>
          {letter.title} <AudienceTag visibility={letter.visibility} />
        </h1>
        {letter.origin.excerpt && (
          <p className="notice small gap-above">Excerpt: only these passages are held.</p>
        )}
        <dl className="facts">
          {parties.map((party) => (
            <PartyFacts key={party.id} party={party} linked={signedIn} />
          ))}
          <dt>Date</dt>
          <dd>
            {sayDated(letter.dated)}{' '}
            {letter.dated.first !== letter.dated.last && <span className="tag">uncertain</span>}
            {letter.dated.basis && <div className="tiny muted">{letter.dated.basis}</div>}
          </dd>
          <dt>Reference</dt>
          <dd className="small">
            {letter.reference ? sayReference(letter) : <span className="muted">none printed</span>}
            {letter.referenceTruncated && <div className="tiny muted">cut off in the original</div>}
          </dd>
          {reply && (
            <>
              <dt>In reply to</dt>
              <dd className="small">
                {reply.kind === 'e-mail' ? 'An e-mail' : `A ${reply.kind}`}
                {reply.edtf && ` of ${sayDated(dated(reply.edtf))}`}
              </dd>
            </>
          )}
          <dt>Source</dt>
          <dd className="small">
            {source.name ? (
              <Link reloadDocument to={`/letters/${letter.id}/original`} download>
                {source.name}
              </Link>
            ) : (
              'pasted text'
            )}
            <div className="tiny muted">
              SHA-256 {source.sha256.slice(0, 8)}… ·{' '}
              {redacted ? `${redacted} redactions` : 'no redactions'}
            </div>
            {!contacts && (
              <div className="tiny muted">
                E-mail addresses and telephone numbers are masked here
                {source.name && ' and in the download'}.
              </div>
            )}
          </dd>
          <LetterOrigin {...origin} />
          {signedIn && (
            <>
              <dt>Seen by</dt>
              <dd className="small">
                {visibilityWords[letter.visibility].name}
                {letter.visibility === 'named' && (
                  <div className="tiny muted">
                    {seenBy.length
                      ? `${seenBy.join(', ')}; administrators`
                      : 'whoever added it; administrators'}
                  </div>
                )}
              </dd>
            </>
          )}
        </dl>
        {signedIn && (
          <p className="field row">
            {mayCorrect && (
              <Link className="button" to={`/letters/${letter.id}/correction`}>
                Correct these
              </Link>
            )}
            {mayChoose && (
              <Link className="button" to={`/letters/${letter.id}/visibility`}>
                Who may see it
              </Link>
            )}
            <Link className="button quiet" to={`/letters/${letter.id}/history`}>
              History
            </Link>
          </p>
        )}
      </section>
      <Tagger
        {...rest}
        key={letter.id}
        language={letter.language}
        answer={answer}
        authorIds={parties.flatMap(({ role, actorId }) =>
          role === 'author' && actorId ? [actorId] : [],
        )}
        here={`/letters/${letter.id}`}
      />
    </div>
  )
}

function PartyFacts({ party, linked }: { party: Party; linked: boolean }) {
  return (
    <>
      <dt>{partyWords[party.role]}</dt>
      <dd>
        {party.actorId && party.name ? (
          linked ? (
            <Link to={`/actors/${party.actorId}`}>{party.name}</Link>
          ) : (
            party.name
          )
        ) : (
          <i className="muted">name withheld</i>
        )}
        <div className="tiny muted">
          {[party.capacity, party.unit, party.organisation]
            .filter((said) => said && said !== party.name)
            .join(', ')}
        </div>
      </dd>
    </>
  )
}
