import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { endBrowserSession } from '#app/auth/sessions.ts'

export const loader = () => redirect('/')

export async function action({ context: { admin }, request }: ActionFunctionArgs) {
  return redirect('/sign-in', {
    headers: { 'set-cookie': await endBrowserSession(admin, request) },
  })
}
