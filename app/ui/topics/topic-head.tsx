import { closedWord, type Topic } from '#app/domain/topics.ts'
import { LeadHeading, type ShownSentence } from '../lead-sentence.tsx'

type TopicHeadProps = {
  topic: Pick<Topic, 'name' | 'closedAt'>
  lead: ShownSentence | 'pending' | null
  slug: string
}

/** What can be said first of a topic, below its name; the name alone where nobody spoke on it. */
export function TopicHead({ topic, lead, slug }: TopicHeadProps) {
  const name = (
    <>
      {topic.name}
      {topic.closedAt !== null && (
        <>
          {' '}
          <span className="tag">{closedWord}</span>
        </>
      )}
    </>
  )
  return (
    <div>
      {lead && lead !== 'pending' && <p className="lead-subject">{name}</p>}
      <LeadHeading lead={lead} slug={slug}>
        {name}
      </LeadHeading>
    </div>
  )
}
