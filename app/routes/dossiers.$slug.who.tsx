import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { Form, useLoaderData, useSearchParams } from '@remix-run/react'
import { requireDossier } from '#app/auth/visible-dossier.ts'
import { formatDay } from '#app/domain/days.ts'
import { stripSorts } from '#app/domain/strips/strip-order.ts'
import { loadChoosing } from '#app/features/choosing/choosing-page.ts'
import { answerPastedNames } from '#app/features/choosing/pasted-answer.ts'
import { answerRefusedForm } from '#app/http/answers.ts'
import { readForm, readTextFields } from '#app/http/forms.ts'
import { readPageParam } from '#app/http/query-params.ts'
import { ChoiceBar } from '#app/ui/who/choice-bar.tsx'
import { FoundActors } from '#app/ui/who/found-actors.tsx'
import { GroupTicks } from '#app/ui/who/group-ticks.tsx'
import { PastedList } from '#app/ui/who/pasted-list.tsx'
import { RuleFields } from '#app/ui/who/rule-fields.tsx'
import { useAddress } from '#app/ui/stances/address.ts'
import { SelectionProblem } from '#app/ui/stances/selection-part.tsx'
import { useDossierPath } from '#app/ui/use-dossier-path.ts'
import { useFormAnswer } from '#app/ui/use-form-answer.ts'
import '#app/ui/who/who.css'

export const meta: MetaFunction = () => [{ title: 'Choose actors · Stanceline' }]

export async function loader({ context, request, params: { slug } }: LoaderFunctionArgs) {
  const { masked, dossier } = await requireDossier(context, slug)
  const params = new URL(request.url).searchParams
  const loaded = await loadChoosing(masked, dossier, params, readPageParam(params))
  if (loaded.goTo) throw redirect(loaded.goTo)
  return loaded
}

/** Looks a pasted list of names up; nothing is stored by it. */
export async function action({ context, request, params: { slug } }: ActionFunctionArgs) {
  const { masked } = await requireDossier(context, slug)
  const fields = readTextFields(await readForm(request), ['names'])
  const outcome = await answerPastedNames(masked, fields)
  return outcome.ok ? { answer: outcome.answer, fields } : answerRefusedForm(outcome)
}

/** What stays of the address while one chooses: what the page that one came from is about, and the way back. */
const keptParams = ['topic', 'asOf', 'from', 'to', 'back']
/** The form to which all belongs that can be ticked, wherever it stands. */
const formId = 'who-form'

/** Whom the pages of analysis are about: ticked one by one, by groups, by a rule or from a pasted list. */
export default function ChooseActors() {
  const inDossier = useDossierPath()
  const [params] = useSearchParams()
  const hrefWith = useAddress(inDossier('who'))
  const data = useLoaderData<typeof loader>()
  const answer = useFormAnswer<typeof action>()
  const { topics, asOf, errors } = data
  const kept = [...params].filter(([name]) => keptParams.includes(name))
  return (
    <div className="page">
      <h1>Choose actors</h1>
      <p className="muted small">
        Those who spoke on{' '}
        <span dir="auto">
          {topics.length > 3
            ? `${topics.length} topics`
            : topics.map(({ name }) => name).join(', ')}
        </span>
        , as of {formatDay(asOf)}. Others are found by name.
      </p>
      {[errors.who, errors.actor, errors.names, errors.topic, errors.asOf].map((words, place) => (
        <SelectionProblem key={place} words={words} />
      ))}
      <Form id={formId} action={inDossier('who')} preventScrollReset>
        {kept.map(([name, value], place) => (
          <input key={`${name}-${place}`} type="hidden" name={name} value={value} />
        ))}
        <div className="with-aside">
          <FoundActors {...data} sorts={stripSorts} error={errors.add} />
          <div className="stack">
            <RuleFields
              rules={data.rules}
              attributes={data.attributes}
              typed={{
                since: params.get('since') ?? '',
                attribute: params.get('attribute') ?? '',
                value: params.get('value') ?? '',
              }}
              errors={errors}
            />
            <GroupTicks
              groups={data.groups}
              grouping={data.grouping}
              attributes={data.attributes}
            />
          </div>
        </div>
      </Form>
      <PastedList
        formId={formId}
        answer={answer && 'answer' in answer ? answer.answer : null}
        error={answer && 'errors' in answer ? answer.errors.names : undefined}
        typed={answer?.fields.names ?? ''}
      />
      <ChoiceBar
        {...{ formId, hrefWith }}
        chosen={data.chosen}
        speakers={data.speakers}
        behind={data.behind}
        error={errors.chosen}
      />
    </div>
  )
}
