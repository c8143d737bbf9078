import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { signedOut } from '#app/http/sessions.ts'

export const loader = () => redirect('/')

export async function action({ request }: ActionFunctionArgs) {
  return redirect('/sign-in', { headers: { 'set-cookie': await signedOut(request) } })
}
