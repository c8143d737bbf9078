import { Link } from '@remix-run/react'
import { positionHref } from '#app/domain/position-href.ts'
import type { Position } from '#app/domain/positions.ts'
import type { PairChoice, PairKind } from '#app/domain/second-coding/coding-pairs.ts'
import type { PairSegment } from '#app/domain/second-coding/pair-segments.ts'
import type { Level } from '#app/domain/level.ts'
import { formatCount, joinWithAnd } from '#app/domain/text/words.ts'
import { PositionChip } from '../chip.tsx'
import { useDossierPath } from '../use-dossier-path.ts'

type ReadingPart =
  | 'topicId'
  | 'level'
  | 'absence'
  | 'conditional'
  | 'condition'
  | 'note'
  | 'reported'
  | 'quote'
  | 'paragraph'

type ShownReading = {
  reading: Pick<Position, ReadingPart>
  topic: string
  words: number
  holders: readonly string[]
  sure: string | null
  coded: string
  says: string
  /** Its paragraph, with the version of the text where that is not the newest. */
  place: string | null
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
  /** How many passages of the first coding have no place in the corrected text of the letter. */
  lostFirst: number
  /** The first position as it stands now; in words where it says something else than what was read. */
  standing: {
    id: string
    revision: number
    says: string | null
    also: readonly string[]
    /** What another reading begins from; null where the position was withdrawn. */
    reading: Pick<Position, 'topicId' | 'level' | 'absence' | 'conditional' | 'condition'> | null
  } | null
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
  const place = (pair.first ?? pair.second)?.place ?? null
  return (
    <>
      <section className="card" aria-labelledby="difference">
        <div className="between">
          <h2 id="difference">
            {pair.topic}
            {place !== null && `, ${place}`}
          </h2>
          <Link className="button" to={hrefOf(pair)}>
            Whole letter
          </Link>
        </div>
        <p className="small muted">{pair.letter.title}</p>
        <PairPassage pair={pair} />
        {pair.lostFirst > 0 && <p className="small muted">{describeLostFirst(pair.lostFirst)}</p>}
      </section>
      <div className="card readings">
        <ReadingCard
          name={pair.firstName}
          shown={pair.first}
          since={pair.settled ? null : describeStanding(pair.standing)}
          isLost={pair.kind === 'lost'}
        />
        <AnchorsBetween anchors={pair.anchors} />
        <ReadingCard name={pair.secondName} shown={pair.second} since={null} />
      </div>
    </>
  )
}

/** What became of the first reading since, in words; null where it says what it said. */
export function describeStanding(standing: ShownPair['standing']): string | null {
  return standing?.says ? [standing.says, ...standing.also].join(', ') : null
}

const describeLostFirst = (lost: number): string =>
  lost === 1
    ? 'One passage of the first coding lost its words when the text was corrected. It is compared with nothing.'
    : `${formatCount(lost, 'passage')} of the first coding lost their words when the text was corrected. They are compared with nothing.`

function hrefOf({ standing, letter }: ShownPair): string {
  return standing
    ? positionHref({ letterId: letter.id, positionId: standing.id })
    : `/letters/${letter.id}`
}

function PairPassage({ pair }: { pair: ShownPair }) {
  const { segments, first, second, firstName, secondName } = pair
  if (!segments.length)
    return (
      <p className="serif">“{(first ?? second)?.reading.quote.exact ?? 'These words are gone.'}”</p>
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

const lostReading =
  'Had a passage on this topic whose words were lost when the text was corrected. Whether it was this one nobody can ' +
  'tell, so it is no difference.'

function ReadingCard({
  name,
  shown,
  since,
  isLost = false,
}: {
  name: string
  shown: ShownReading | null
  since: string | null
  isLost?: boolean
}) {
  const reading = shown?.reading
  return (
    <section aria-label={`As ${name} reads it`}>
      <h3>{name}</h3>
      {!shown || !reading ? (
        <p className="muted">{isLost ? lostReading : 'Has no position here.'}</p>
      ) : (
        <>
          <p>
            <PositionChip position={{ ...reading, status: 'approved' }} />{' '}
            <span className="small">{shown.topic}</span>
          </p>
          <p className="small">
            Held by {joinWithAnd(shown.holders)}
            {reading.reported && ', reported'}
          </p>
          {reading.condition && (
            <p className="small">
              If: <q className="serif">{reading.condition}</q>
            </p>
          )}
          {reading.note && <p className="serif">“{reading.note}”</p>}
          <p className="tiny muted">
            {shown.sure && `${shown.sure} · `}coded {shown.coded}
          </p>
          {since && <p className="small">Changed since: now {since}.</p>}
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
