import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { FormEvent } from 'react'
import { NotDone } from '../../api/ask.ts'
import { useWords } from '../../choices.tsx'
import { Door } from '../../parts/door.tsx'
import { TextField } from '../../parts/field.tsx'
import { formText } from '../../parts/form-text.ts'
import { Sentence } from '../../parts/said.tsx'
import { join } from './data.ts'

const SHORTEST_PASSWORD = 12

export function JoinScreen() {
  const words = useWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const { token } = useSearch({ from: '/join' })
  const joining = useMutation({
    mutationFn: join,
    onSuccess: async () => {
      client.clear()
      await navigate({ to: '/', replace: true })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const field = (name: string) => formText(form, name)
    joining.mutate({
      token,
      name: field('name').trim(),
      email: field('email').trim(),
      password: field('password'),
    })
  }
  const failure = joining.error instanceof NotDone ? joining.error.failure : null
  return (
    <Door title={words.join.title} lead={words.join.lead}>
      {token === '' ? (
        <Sentence text={words.join.noToken} />
      ) : (
        <form onSubmit={submit}>
          <TextField
            label={words.join.name}
            name="name"
            autoComplete="name"
            required
            maxLength={200}
            autoFocus
          />
          <TextField label={words.signIn.email} name="email" type="email" autoComplete="username" required />
          <TextField
            label={words.join.password}
            hint={words.join.passwordHint}
            name="password"
            type="password"
            autoComplete="new-password"
            required
            minLength={SHORTEST_PASSWORD}
            maxLength={512}
          />
          <Sentence failure={failure} />
          <button className="button button-main" type="submit" disabled={joining.isPending}>
            {words.join.submit}
          </button>
        </form>
      )}
    </Door>
  )
}
