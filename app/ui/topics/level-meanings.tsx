import { listAnchors, type Topic } from '#app/domain/topics.ts'
import { PositionChip } from '../chip.tsx'

/** What each level means on a topic, in the words of its codebook. */
export function LevelMeanings({ topic }: { topic: Pick<Topic, 'version' | 'anchors'> }) {
  return (
    <section className="card" aria-labelledby="levels">
      <div className="between">
        <h2 id="levels">What the levels mean</h2>
        <span className="tiny muted">version {topic.version}</span>
      </div>
      <dl className="facts">
        {listAnchors(topic.anchors).map(({ level, anchor }) => (
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
    </section>
  )
}
