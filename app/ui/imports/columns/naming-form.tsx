import { Form, useNavigation, useSubmit } from '@remix-run/react'
import { useEffect, useRef, type ChangeEvent, type FormEvent } from 'react'
import { ColumnList } from './column-list.tsx'
import { DateQuestions } from './date-questions.tsx'
import { RecordChoice } from './record-choice.tsx'
import { RowsPreview } from './rows-preview.tsx'
import { SheetChoice } from './sheet-choice.tsx'
import { VoteQuestions } from './vote-questions.tsx'
import { LevelValues, TopicValues } from './value-questions.tsx'
import type { ColumnsFormErrors, ColumnsView, ColumnsFormPlace } from './columns-view.ts'
import './columns.css'

/**
 * What a table's columns and values mean, to be said in one form. Every choice shows at once what
 * it leads to; without scripts a button does.
 */
export function NamingForm({ naming, errors }: { naming: ColumnsView; errors: ColumnsFormErrors }) {
  const submit = useSubmit()
  const { state } = useNavigation()
  const pendingForm = useRef<HTMLFormElement | null>(null)
  const submitPreview = (element: HTMLFormElement) => {
    const form = new FormData(element)
    form.set('deed', 'show')
    submit(form, { method: 'post', preventScrollReset: true, replace: true })
  }
  useEffect(() => {
    const element = pendingForm.current
    if (state !== 'idle' || !element) return
    pendingForm.current = null
    submitPreview(element)
    // eslint-disable-next-line react-hooks/exhaustive-deps -- what was chosen meanwhile waits for the answer before it
  }, [state])
  const previewOnChange = ({
    target,
    currentTarget,
  }: ChangeEvent<HTMLFormElement> | FormEvent<HTMLFormElement>) => {
    // What is typed is sent by a button, and what else is read is no question of how.
    if (!(
      target instanceof HTMLSelectElement ||
      (target instanceof HTMLInputElement && target.type === 'radio')
    ))
      return
    if (state === 'idle') submitPreview(currentTarget)
    else pendingForm.current = currentTarget
  }
  const openAt = (place: ColumnsFormPlace) =>
    naming.open.filter(({ at }) => at === place).map(({ sentence }) => sentence)
  const isRefused = Object.keys(errors).length > 0
  const { columns, more, dates, levels, topics, votes, known, closed } = naming
  const hasLevels = columns.some(({ field }) => field === 'level' || field === 'absence')
  return (
    <Form
      method="post"
      className="naming"
      preventScrollReset
      replace
      onChange={previewOnChange}
      noValidate
    >
      <SheetChoice naming={naming} error={errors.row} />
      <div key={`${naming.sheet} ${naming.row}`} className="stack">
        <ColumnList columns={columns} more={more} open={openAt('columns')} isRefused={isRefused} />
        <RecordChoice recorded={naming.recorded} />
        {dates && (
          <DateQuestions
            dates={dates}
            order={naming.order}
            century={naming.century}
            open={openAt('dates')}
            isRefused={isRefused}
          />
        )}
        {votes.length > 0 && (
          <VoteQuestions votes={votes} known={known} open={openAt('votes')} isRefused={isRefused} />
        )}
        <div className="values-asked">
          {levels.length > 0 && (
            <LevelValues levels={levels} open={openAt('levels')} isRefused={isRefused} />
          )}
          {(topics.length > 0 || hasLevels) && (
            <TopicValues
              closed={closed}
              topics={topics}
              known={known}
              topic={naming.topic}
              open={openAt('topics')}
              isRefused={isRefused}
            />
          )}
        </div>
        <RowsPreview naming={naming} />
      </div>
    </Form>
  )
}
