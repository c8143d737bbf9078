import { useActionData, useNavigation } from '@remix-run/react'
import { useState } from 'react'

/**
 * What the server answered to the form that was sent last. It is given together with the data that the page loads
 * after it, not before: a form that says why it was refused and still holds what it was refused for would be sent and
 * refused again, and what is typed below the answer would be lost as the data come.
 */
export function useFormAnswer<Action>() {
  const answer = useActionData<Action>()
  const isSettled = useNavigation().state !== 'loading'
  const [shown, setShown] = useState(answer)
  if (isSettled && shown !== answer) setShown(answer)
  return isSettled ? answer : shown
}
