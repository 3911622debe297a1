/** The addresses of the desk. Which case, which form and which pane is open stands in the address, so the back button works. */
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import type { QueryClient } from '@tanstack/react-query'
import { NotDone } from './api/ask.ts'
import { meQuery } from './api/queries.ts'
import { formNames } from './commands/command.ts'
import type { CaseSearch } from './commands/command.ts'
import { CaseScreen } from './screens/case/screen.tsx'
import { JoinScreen } from './screens/join/screen.tsx'
import { SignInScreen } from './screens/sign-in/screen.tsx'
import { EmptyScreen, Shell } from './shell/shell.tsx'
import { NotFound, Trouble } from './shell/trouble.tsx'
import { keep, keepAs } from './kept.ts'

interface Context {
  readonly client: QueryClient
}

const root = createRootRouteWithContext<Context>()({})

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search): { back?: string } =>
    typeof search['back'] === 'string' ? { back: search['back'] } : {},
  component: SignInScreen,
})

const join = createRoute({
  getParentRoute: () => root,
  path: '/join',
  validateSearch: search => ({ token: typeof search['token'] === 'string' ? search['token'] : '' }),
  component: JoinScreen,
})

const desk = createRoute({
  getParentRoute: () => root,
  id: 'desk',
  loader: async ({ context, location }) => {
    try {
      const me = await context.client.ensureQueryData(meQuery)
      keepAs(me.agent.id)
      keep('was-here', true)
    } catch (problem) {
      if (!isSignedOut(problem)) throw problem
      const isFirst = location.pathname === '/'
      throw redirect({ to: '/sign-in', search: isFirst ? {} : { back: `/desk${location.href}` } })
    }
  },
  component: Shell,
})

const nothingOpen = createRoute({ getParentRoute: () => desk, path: '/', component: EmptyScreen })

const openCase = createRoute({
  getParentRoute: () => desk,
  path: '/case/$caseId',
  validateSearch: (search): CaseSearch => {
    const form = formNames.find(name => name === search['do'])
    return {
      ...(form ? { do: form } : {}),
      ...(typeof search['promise'] === 'string' ? { promise: search['promise'] } : {}),
      ...(search['pane'] === 'now' ? { pane: 'now' } : {}),
    }
  },
  component: CaseScreen,
})

const setUp = createRoute({
  getParentRoute: () => desk,
  path: '/setup/$section',
  validateSearch: (search): { who?: string } =>
    typeof search['who'] === 'string' ? { who: search['who'] } : {},
  component: lazyRouteComponent(() => import('./screens/setup/screen.tsx'), 'SetupScreen'),
})

const setUpFirst = createRoute({
  getParentRoute: () => desk,
  path: '/setup',
  beforeLoad: () => {
    throw redirect({ to: '/setup/$section', params: { section: 'ready' }, search: {} })
  },
})

const snippets = createRoute({
  getParentRoute: () => desk,
  path: '/snippets',
  component: lazyRouteComponent(() => import('./screens/snippets/screen.tsx'), 'SnippetsScreen'),
})

const articles = createRoute({
  getParentRoute: () => desk,
  path: '/articles',
  component: lazyRouteComponent(() => import('./screens/articles/screen.tsx'), 'ArticlesScreen'),
})

const oneArticle = createRoute({
  getParentRoute: () => desk,
  path: '/articles/$slug',
  component: lazyRouteComponent(() => import('./screens/articles/screen.tsx'), 'ArticleScreen'),
})

const aside = createRoute({
  getParentRoute: () => desk,
  path: '/aside',
  component: lazyRouteComponent(() => import('./screens/aside/screen.tsx'), 'AsideScreen'),
})

const byHand = createRoute({
  getParentRoute: () => desk,
  path: '/by-hand',
  component: lazyRouteComponent(() => import('./screens/by-hand/screen.tsx'), 'ByHandScreen'),
})

const customers = createRoute({
  getParentRoute: () => desk,
  path: '/import',
  validateSearch: (search): { tab?: 'out' | 'links' } => {
    const { tab } = search
    return tab === 'out' || tab === 'links' ? { tab } : {}
  },
  component: lazyRouteComponent(() => import('./screens/import/screen.tsx'), 'ImportScreen'),
})

const oneCustomer = createRoute({
  getParentRoute: () => desk,
  path: '/customer/$customerId',
  validateSearch: callFrom,
  component: lazyRouteComponent(() => import('./screens/customer/screen.tsx'), 'CustomerScreen'),
})

const call = createRoute({
  getParentRoute: () => desk,
  path: '/call',
  validateSearch: (search): CallFrom & { customerId?: string; caseId?: string } => ({
    ...callFrom(search),
    ...(typeof search['customerId'] === 'string' ? { customerId: search['customerId'] } : {}),
    ...(typeof search['caseId'] === 'string' ? { caseId: search['caseId'] } : {}),
  }),
  component: lazyRouteComponent(() => import('./screens/call/screen.tsx'), 'CallScreen'),
})

const search = createRoute({
  getParentRoute: () => desk,
  path: '/search',
  // What looks like a number is read as one.
  validateSearch: ({ q }): { q: string } => ({
    q: typeof q === 'string' || typeof q === 'number' || typeof q === 'boolean' ? String(q) : '',
  }),
  component: lazyRouteComponent(() => import('./screens/search/screen.tsx'), 'SearchScreen'),
})

const promisesAtRisk = createRoute({
  getParentRoute: () => desk,
  path: '/promises',
  component: lazyRouteComponent(() => import('./screens/promises/screen.tsx'), 'PromisesScreen'),
})

const wallboard = createRoute({
  getParentRoute: () => desk,
  path: '/wallboard',
  // `?wall` alone means it, as one types it.
  validateSearch: ({ wall }): { wall?: true } => (wall === undefined || wall === false ? {} : { wall: true }),
  component: lazyRouteComponent(() => import('./screens/wallboard/screen.tsx'), 'WallboardScreen'),
})

const leaving = createRoute({
  getParentRoute: () => desk,
  path: '/leaving',
  component: lazyRouteComponent(() => import('./screens/leaving/screen.tsx'), 'LeavingScreen'),
})

const outages = createRoute({
  getParentRoute: () => desk,
  path: '/outages',
  component: lazyRouteComponent(() => import('./screens/outages/screen.tsx'), 'OutagesScreen'),
})

const rungs = createRoute({
  getParentRoute: () => desk,
  path: '/rungs',
  component: lazyRouteComponent(() => import('./screens/rungs/screen.tsx'), 'RungsScreen'),
})

const rules = createRoute({
  getParentRoute: () => desk,
  path: '/rules',
  component: lazyRouteComponent(() => import('./screens/rules/screen.tsx'), 'RulesScreen'),
})

const near = createRoute({
  getParentRoute: () => desk,
  path: '/near',
  component: lazyRouteComponent(() => import('./screens/near/screen.tsx'), 'NearScreen'),
})

const stopped = createRoute({
  getParentRoute: () => desk,
  path: '/stopped',
  component: lazyRouteComponent(() => import('./screens/stopped/screen.tsx'), 'StoppedScreen'),
})

interface CallFrom {
  from?: string
  at?: number
}

/** As a telephone system names its caller: a number without a plus is read as one, and is none of ours to count with. */
function callFrom({ from, at }: Readonly<Record<string, unknown>>): CallFrom {
  return {
    ...(typeof from === 'string' || typeof from === 'number' ? { from: String(from) } : {}),
    ...(typeof at === 'number' ? { at } : {}),
  }
}

export function isSignedOut(problem: unknown): boolean {
  return (
    problem instanceof NotDone &&
    problem.failure.kind === 'fault' &&
    problem.failure.fault === 'not-signed-in'
  )
}

export function createDeskRouter(client: QueryClient) {
  return createRouter({
    routeTree: root.addChildren([
      signIn,
      join,
      desk.addChildren([
        nothingOpen,
        openCase,
        snippets,
        setUp,
        setUpFirst,
        articles,
        oneArticle,
        aside,
        byHand,
        customers,
        oneCustomer,
        call,
        search,
        wallboard,
        promisesAtRisk,
        rungs,
        rules,
        near,
        stopped,
        leaving,
        outages,
      ]),
    ]),
    basepath: '/desk',
    context: { client },
    defaultPreload: false,
    defaultPendingMs: 250,
    defaultErrorComponent: Trouble,
    defaultNotFoundComponent: NotFound,
  })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createDeskRouter>
  }
}
