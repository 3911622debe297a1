import { MantineProvider } from '@mantine/core'
import { notifyManager, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { NotDone } from './api/ask.ts'
import { keys } from './api/queries.ts'
import { ChoicesProvider } from './choices.tsx'
import { createDeskRouter, isSignedOut } from './router.ts'

// What the stream brings is shown at once, not when the browser next has time for a timer.
notifyManager.setScheduler(queueMicrotask)

const client = new QueryClient({
  queryCache: new QueryCache({ onError: problem => isSignedOut(problem) && goToSignIn() }),
  defaultOptions: {
    queries: {
      // The stream keeps answers fresh; what it cannot keep fresh it marks as stale.
      staleTime: Number.POSITIVE_INFINITY,
      refetchOnWindowFocus: false,
      retry: (tries, problem) =>
        problem instanceof NotDone && problem.failure.kind === 'unreachable' && tries < 5,
      retryDelay: tries => Math.min(4000, 300 * 2 ** tries),
    },
  },
})
client.setQueryDefaults(keys.newest, { gcTime: Number.POSITIVE_INFINITY })
client.setQueryDefaults(keys.said, { gcTime: Number.POSITIVE_INFINITY })
client.setQueryDefaults(keys.link, { gcTime: Number.POSITIVE_INFINITY })

const router = createDeskRouter(client)

function goToSignIn(): void {
  const { pathname, href } = router.state.location
  if (pathname === '/sign-in' || pathname === '/join') return
  void router.navigate({ to: '/sign-in', search: { back: `/desk${href}` } })
}

/** A part of the desk that is loaded later is gone after an update: the desk is loaded anew, once, and nothing typed is lost. */
window.addEventListener('vite:preloadError', event => {
  // Without a line nothing would come back.
  if (!navigator.onLine) return
  const last = Number(sessionStorage.getItem('heed.reloaded-at') ?? 0)
  if (Date.now() - last < 15_000) return
  sessionStorage.setItem('heed.reloaded-at', String(Date.now()))
  event.preventDefault()
  window.location.reload()
})

const place = document.getElementById('desk')
if (!place) throw new Error('index.html has no place for the desk')
createRoot(place).render(
  <ChoicesProvider>
    {/* Its variables come from our stylesheet: a style element of its own would need a hole in the security policy. */}
    <MantineProvider withCssVariables={false} withGlobalClasses={false} deduplicateInlineStyles>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </ChoicesProvider>,
)
