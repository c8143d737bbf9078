import type { NameAnswers } from '#app/domain/plan/name-questions.ts'

/** What a form says about names: `answer.3` answers the question whose key is `key.3`. */
export function readNameAnswers(form: FormData): NameAnswers {
  const answers: NameAnswers = {}
  for (const [field, value] of form) {
    const [, index] = /^answer\.(\d{1,4})$/.exec(field) ?? []
    const key = index === undefined ? '' : String(form.get(`key.${index}`) ?? '').slice(0, 600)
    if (key && value !== '?') answers[key] = String(value).slice(0, 200)
  }
  return answers
}
