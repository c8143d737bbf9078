import { useId } from 'react'
import { Link } from '@remix-run/react'
import { formatQuantity } from '#app/domain/text/words.ts'
import { leaveBehind, SelectionForm, SelectionPart, SelectionProblem } from './selection-part.tsx'
import type { SelectionProps } from './shown-selection.ts'

/** What a page is about: its topics; a name shows that one alone, ticks show several. */
export function TopicWords({
  selection: { topics, allTopics, errors },
  action,
  params,
  hrefWith,
  withTopic,
  withAllTopics,
  about,
}: SelectionProps) {
  const words =
    topics.length === allTopics.length && topics.length > 1
      ? `all ${topics.length} topics`
      : topics.map(({ name }) => name).join(', ')
  const all = withAllTopics ?? { words: about?.allTopics ?? 'All of them', changes: {} }
  return (
    <SelectionPart
      word="What"
      isOpen={Boolean(errors.topic)}
      says={
        <>
          <b>{words || 'no topic'}</b>
          {topics.length < allTopics.length &&
            `, ${topics.length} of ${formatQuantity(allTopics.length, 'topic')}`}
        </>
      }
    >
      <SelectionProblem words={errors.topic} />
      <SelectionForm action={action} params={params} asks={['topic']}>
        {allTopics.map((topic) => (
          <TopicChoice
            key={topic.id}
            topic={topic}
            isShown={topics.some(({ id }) => id === topic.id)}
            href={hrefWith({ ...leaveBehind(params), ...withTopic, topic: topic.id })}
          />
        ))}
        <p className="small">
          <Link to={hrefWith({ ...leaveBehind(params), topic: null, ...all.changes })}>
            {all.words}
          </Link>
        </p>
      </SelectionForm>
    </SelectionPart>
  )
}

type TopicChoiceProps = { topic: { id: string; name: string }; isShown: boolean; href: string }

function TopicChoice({ topic: { id, name }, isShown, href }: TopicChoiceProps) {
  const nameId = useId()
  return (
    <div className="check">
      <input
        type="checkbox"
        name="topic"
        value={id}
        defaultChecked={isShown}
        aria-labelledby={nameId}
      />{' '}
      <Link id={nameId} to={href} dir="auto" title="This topic alone">
        {name}
      </Link>
    </div>
  )
}
