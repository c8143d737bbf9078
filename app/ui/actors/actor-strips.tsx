import { useMemo } from 'react'
import { StripData } from '../stances/strip-data.tsx'
import { formatDay } from '#app/domain/days.ts'
import { WithDefinitions } from '../help/with-definitions.tsx'
import type { Pins } from '../pins/pins.ts'
import type { ShownStrips } from '../stances/page-strips.tsx'
import { StripKey } from '../stances/strip-key.tsx'
import { listStrips, splitByTopic, type QuoteHref } from '../stances/strip-rows.ts'
import { StripTable } from '../stances/strip-table.tsx'
import { useDossierPath } from '../use-dossier-path.ts'

type Props = {
  strips: ShownStrips
  actorId: string
  topics: readonly { id: string; name: string }[]
  isToday: boolean
  pins: Pins
}

/** Where one actor stood on every topic, a row each on one axis of time, in the head of their page. */
export function ActorStrips({ strips, actorId, topics, isToday, pins }: Props) {
  const inDossier = useDossierPath()
  const groups = useMemo(() => splitByTopic(strips.groups, topics), [strips.groups, topics])
  const quoteHref: QuoteHref = (at, _, topicId) =>
    `${inDossier('stances')}?topic=${topicId}&actor=${actorId}&at=${at}&of=${actorId}`
  return (
    <section className="overview-strips" aria-labelledby="over-time">
      <div className="between">
        <h2 id="over-time">Over time</h2>
        <span className="tiny muted">
          <WithDefinitions>as of</WithDefinitions> {formatDay(strips.asOf)},{' '}
          {isToday ? 'today' : 'the newest letter; nothing since'}
        </span>
      </div>
      <StripTable
        pins={pins}
        topics={[{ id: actorId, name: '' }]}
        groups={groups}
        rowCount={topics.length}
        axis={strips.axis}
        asOf={strips.asOf}
        milestones={strips.milestones}
        quoteHref={quoteHref}
      />
      <StripKey />
      <StripData strips={listStrips(groups)} heading="Topic" quoteHref={quoteHref} />
    </section>
  )
}
