import { Link } from '@remix-run/react'
import { stanceBarSizes } from '#app/charts/model/stance-bar.ts'
import type { Level } from '#app/domain/level.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { StanceMark } from '#app/domain/stance-mark.ts'
import { StanceChip } from '../chip.tsx'
import { WithDefinitions } from '../help/with-definitions.tsx'
import { QuoteCard } from '../quote-card.tsx'
import { useDossierPath } from '../use-dossier-path.ts'

type Named = { id: string; name: string }
type PairSide = {
  label: string
  level: Level | null
  mark: StanceMark
  beside: string
  quote: { position: PositionWithLetter; who: string } | null
}
type Pair = {
  subject: Named
  other: Named
  alignment: string | null
  counts: string
  isOneVoice: boolean
  common: readonly {
    topic: Named
    relation: string
    apart: string
    own: PairSide
    other: PairSide
  }[]
  unshared: readonly {
    topic: Named
    who: 'own' | 'other' | 'neither'
    own: string
    other: string
  }[]
}

/** Two actors side by side on each topic on which both have a word, and what there is on the others. */
export function PairScreen({ pair, hrefOf }: { pair: Pair; hrefOf: (actorId: string) => string }) {
  const { subject, other, alignment, counts, isOneVoice, common, unshared } = pair
  return (
    <>
      <p className="small">
        {alignment !== null && (
          <>
            <WithDefinitions>Alignment</WithDefinitions> <b>{alignment}</b>, {counts}.{' '}
          </>
        )}
        {isOneVoice &&
          'They are one voice: one speaks for the other, or all that they said is the same joint letters. '}
        <Link to={hrefOf(subject.id)}>Near and far of {subject.name}</Link>
        {' · '}
        <Link to={hrefOf(other.id)}>Near and far of {other.name}</Link>
      </p>
      {common.map((row) => (
        <PairTopic key={row.topic.id} row={row} names={[subject.name, other.name]} />
      ))}
      <Unshared pair={pair} rows={unshared} />
    </>
  )
}

function PairTopic({
  row,
  names: [name, otherName],
}: {
  row: Pair['common'][number]
  names: readonly [string, string]
}) {
  const inDossier = useDossierPath()
  const { topic, relation, apart, own, other } = row
  const head = `beside-${topic.id}`
  return (
    <section className="card near-topic" aria-labelledby={head}>
      <div className="between">
        <h2 id={head}>
          <Link to={inDossier(`topics/${topic.id}`)}>{topic.name}</Link>
        </h2>
        <span className="small">
          {relation}, {apart}
        </span>
      </div>
      <div className="near-sides">
        <Side name={name} side={own} />
        <Side name={otherName} side={other} />
      </div>
    </section>
  )
}

function Side({ name, side }: { name: string; side: PairSide }) {
  return (
    <div>
      <h3 dir="auto">{name}</h3>
      <StanceChip stance={side} size={stanceBarSizes.end} />{' '}
      {side.beside && (
        <span className="tiny muted">
          <WithDefinitions>{side.beside}</WithDefinitions>
        </span>
      )}
      {side.quote && <QuoteCard {...side.quote} />}
    </div>
  )
}

function Unshared({ pair: { subject, other }, rows }: { pair: Pair; rows: Pair['unshared'] }) {
  const parts = [
    { who: 'own', heading: `Only ${subject.name} has a word that is not stale` },
    { who: 'other', heading: `Only ${other.name} has a word that is not stale` },
    { who: 'neither', heading: 'Neither has a word that is not stale' },
  ] as const
  return parts.map(({ who, heading }) => {
    const own = rows.filter((row) => row.who === who)
    if (!own.length) return null
    return (
      <section key={who} className="small">
        <h2>{heading}</h2>
        <ul className="plain">
          {own.map((row) => (
            <li key={row.topic.id}>
              <b>{row.topic.name}</b>{' '}
              <span className="muted">
                {subject.name}: {row.own} · {other.name}: {row.other}
              </span>
            </li>
          ))}
        </ul>
      </section>
    )
  })
}
