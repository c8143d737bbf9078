import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { dated, sayDated } from '#app/domain/days.ts'
import { partyWords, sayReference, type Party } from '#app/domain/letters.ts'
import { redactions } from '#app/domain/text.ts'
import { may } from '#app/domain/users.ts'
import { coded } from '#app/http/coding.ts'
import { allowed, found } from '#app/http/rights.ts'
import { undoOffered } from '#app/http/turning-back.ts'
import { newId, theStore } from '#app/store.server.ts'
import { Tagger } from '#app/ui/tagger/tagger.tsx'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: `${data?.letter.title ?? 'Letter'} · Stanceline` }]

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await allowed(request, 'read')
  const store = await theStore()
  const { letter, parties, text, file } = found(await store.letters.byId(params.letterId!), 'letter')
  const [topics, positions] = [await store.topics.of(letter.dossierId), await store.positions.ofLetter(letter.id)]
  const mayCode = may(user, 'code positions')
  const actors = mayCode ? await store.actors.all() : await store.actors.byIds(positions.flatMap(({ holderIds }) => holderIds))
  const nameOf = new Map(actors.map(({ id, name }) => [id, name]))
  const held = positions.flatMap(({ holderIds }) => holderIds)
  const edited = new URL(request.url).searchParams.get('edit')
  return {
    letter, parties, topics, positions, mayCode,
    mayCorrect: may(user, 'correct letters'),
    undo: mayCode ? await undoOffered(store, user.id, letter.id, positions, topics) : null,
    text: text.text,
    source: file ? { name: file.name, sha256: file.sha256 } : { name: null, sha256: text.sha256 },
    redacted: redactions(text.text).length,
    editing: mayCode ? (positions.find(({ id, status }) => id === edited && status !== 'withdrawn') ?? null) : null,
    names: Object.fromEntries([...new Set(held)].map((id) => [id, nameOf.get(id) ?? 'Unknown'])),
    holders: holdersOf(parties, held, nameOf),
    actorNames: mayCode ? actors.map(({ name }) => name) : [],
    newId: newId(),
  }
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await allowed(request, 'code positions')
  const store = await theStore()
  const whole = found(await store.letters.byId(params.letterId!), 'letter')
  return coded({ store, user, whole, topics: await store.topics.of(whole.letter.dossierId), actors: await store.actors.all() }, await request.formData())
}

/** Whose position a passage can be at one click: those who wrote it or are spoken for, and whoever holds one here already. */
function holdersOf(parties: readonly Party[], held: readonly string[], nameOf: ReadonlyMap<string, string>) {
  const choices = parties
    .filter(({ role, actorId }) => actorId && (role === 'author' || role === 'on_behalf_of'))
    .map(({ actorId, name, role }) => ({ id: actorId!, name: name ?? '', as: role === 'author' ? 'author' : 'on behalf of' }))
  const others = [...new Set(held)].filter((id) => !choices.some((choice) => choice.id === id)).map((id) => ({ id, name: nameOf.get(id) ?? '', as: 'holder' }))
  return [...choices, ...others]
}

export default function LetterScreen() {
  const { letter, parties, source, redacted, mayCorrect, ...rest } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const reply = letter.inReplyTo
  return (
    <div className="workplace">
      <section className="meta" aria-label="About this letter">
        <Link className="small" to="/letters">← Letters</Link>
        <h1>{letter.title}</h1>
        <dl className="facts">
          {parties.map((party) => <PartyFacts key={party.id} party={party} />)}
          <dt>Date</dt>
          <dd>{sayDated(letter.dated)} {letter.dated.first !== letter.dated.last && <span className="tag">uncertain</span>}{letter.dated.basis && <div className="tiny muted">{letter.dated.basis}</div>}</dd>
          <dt>Reference</dt>
          <dd className="small">{letter.reference ? sayReference(letter) : <span className="muted">none printed</span>}{letter.referenceTruncated && <div className="tiny muted">cut off in the original</div>}</dd>
          {reply && <><dt>In reply to</dt><dd className="small">{reply.kind === 'e-mail' ? 'An e-mail' : `A ${reply.kind}`}{reply.edtf && ` of ${sayDated(dated(reply.edtf))}`}</dd></>}
          <dt>Source</dt>
          <dd className="small">{source.name ? <Link reloadDocument to={`/letters/${letter.id}/original`} download>{source.name}</Link> : 'pasted text'}<div className="tiny muted">SHA-256 {source.sha256.slice(0, 8)}… · {redacted ? `${redacted} redactions` : 'no redactions'}</div></dd>
        </dl>
        <div className="field">
          <div className="row">
            {mayCorrect && <Link className="button" to={`/letters/${letter.id}/correction`}>Correct these</Link>}
            <Link className="button quiet" to={`/letters/${letter.id}/history`}>History</Link>
          </div>
        </div>
      </section>
      <Tagger {...rest} key={letter.id} language={letter.language} answer={answer} authorIds={parties.flatMap(({ role, actorId }) => (role === 'author' && actorId ? [actorId] : []))} here={`/letters/${letter.id}`} />
    </div>
  )
}

function PartyFacts({ party }: { party: Party }) {
  return (
    <>
      <dt>{partyWords[party.role]}</dt>
      <dd>
        {party.actorId && party.name ? <Link to={`/actors/${party.actorId}`}>{party.name}</Link> : <i className="muted">name withheld</i>}
        <div className="tiny muted">{[party.capacity, party.unit, party.organisation].filter((said) => said && said !== party.name).join(', ')}</div>
      </dd>
    </>
  )
}
