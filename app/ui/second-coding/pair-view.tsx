import { Link } from '@remix-run/react'
import { positionHref } from '#app/domain/position-href.ts'
import type { PositionWithLetter } from '#app/domain/positions.ts'
import type { PairChoice, PairKind } from '#app/domain/second-coding/coding-pairs.ts'
import type { PairSegment } from '#app/domain/second-coding/pair-segments.ts'
import type { Level } from '#app/domain/level.ts'
import { formatCount, joinWithAnd } from '#app/domain/text/words.ts'
import { PositionChip } from '../chip.tsx'
import { useDossierPath } from '../use-dossier-path.ts'

type ShownReading = {
  position: PositionWithLetter
  topic: string
  words: number
  holders: readonly string[]
  sure: string | null
  coded: string
  says: string
}

export type ShownPair = {
  id: string
  kind: PairKind
  letter: { id: string; title: string }
  topic: string
  firstName: string
  secondName: string
  first: ShownReading | null
  second: ShownReading | null
  settled: { choice: PairChoice; reason: string; byParty: boolean; by: string; at: string } | null
  segments: readonly PairSegment[]
  anchors: {
    topicId: string
    version: number
    rows: readonly { level: Level; anchor: string }[]
  } | null
}

/** A passage with what two coders made of it, and between them what the codebook says. */
export function PairView({ pair }: { pair: ShownPair }) {
  const paragraph = (pair.first ?? pair.second)?.position.paragraph ?? null
  return (
    <>
      <section className="card" aria-labelledby="difference">
        <div className="between">
          <h2 id="difference">
            {pair.topic}
            {paragraph !== null && `, ¶ ${paragraph}`}
          </h2>
          <Link className="button" to={hrefOf(pair)}>
            Whole letter
          </Link>
        </div>
        <p className="small muted">{pair.letter.title}</p>
        <PairPassage pair={pair} />
      </section>
      <div className="card readings">
        <ReadingCard name={pair.firstName} reading={pair.first} />
        <AnchorsBetween anchors={pair.anchors} />
        <ReadingCard name={pair.secondName} reading={pair.second} />
      </div>
    </>
  )
}

function hrefOf({ first, letter }: ShownPair): string {
  return first
    ? positionHref({ letterId: letter.id, positionId: first.position.id })
    : `/letters/${letter.id}`
}

function PairPassage({ pair }: { pair: ShownPair }) {
  const { segments, first, second, firstName, secondName } = pair
  if (!segments.length)
    return (
      <p className="serif">
        “{(first ?? second)?.position.quote.exact ?? 'These words are gone.'}”
      </p>
    )
  return (
    <>
      <p className="serif passage-of-two">
        {segments.map((segment, at) => (
          <span
            key={at}
            className={[
              segment.first && 'by-first',
              segment.second && 'by-second',
              segment.condition && 'as-condition',
            ]
              .filter(Boolean)
              .join(' ')}
          >
            {segment.text}
          </span>
        ))}
      </p>
      <p className="tiny muted row">
        {first && (
          <span>
            <i className="mark-key by-first" aria-hidden="true" /> {firstName}, solid line,{' '}
            {formatCount(first.words, 'word')}
          </span>
        )}
        {second && (
          <span>
            <i className="mark-key by-second" aria-hidden="true" /> {secondName}, dotted line,{' '}
            {formatCount(second.words, 'word')}
          </span>
        )}
        {segments.some(({ condition }) => condition) && (
          <span>
            <i className="mark-key as-condition" aria-hidden="true" /> named as a condition
          </span>
        )}
      </p>
    </>
  )
}

function ReadingCard({ name, reading }: { name: string; reading: ShownReading | null }) {
  return (
    <section aria-label={`As ${name} reads it`}>
      <h3>{name}</h3>
      {!reading ? (
        <p className="muted">Has no position here.</p>
      ) : (
        <>
          <p>
            <PositionChip position={reading.position} />{' '}
            <span className="small">{reading.topic}</span>
          </p>
          <p className="small">
            Held by {joinWithAnd(reading.holders)}
            {reading.position.reported && ', reported'}
          </p>
          {reading.position.condition && (
            <p className="small">
              If: <q className="serif">{reading.position.condition}</q>
            </p>
          )}
          {reading.position.note && <p className="serif">“{reading.position.note}”</p>}
          <p className="tiny muted">
            {reading.sure && `${reading.sure} · `}coded {reading.coded}
          </p>
        </>
      )}
    </section>
  )
}

function AnchorsBetween({ anchors }: Pick<ShownPair, 'anchors'>) {
  const inDossier = useDossierPath()
  return (
    <section aria-label="What the codebook says" className="anchors-between">
      {!anchors ? (
        <p className="small muted">No level is given, so no anchor stands between them.</p>
      ) : (
        <>
          <p className="small muted">Between them the codebook, version {anchors.version}</p>
          <dl>
            {anchors.rows.map(({ level, anchor }) => (
              <div key={level}>
                <dt>
                  <PositionChip
                    position={{ level, absence: null, conditional: false, status: 'approved' }}
                  />
                </dt>
                <dd className="small">{anchor}</dd>
              </div>
            ))}
          </dl>
          <Link className="small" to={inDossier(`topics/${anchors.topicId}`)}>
            The topic
          </Link>
        </>
      )}
    </section>
  )
}
