/**
 * The contact button's doors, opened by hand: what a customer does there is done by the contact page and by the case's own page,
 * and decided nowhere else.
 */
import { start, whatIsWrong, type Start } from './features/front-door/handle.ts'
import { viewWays } from './features/front-door/views.ts'
import { say, type Speaking, wish } from './features/own-case/handle.ts'
import { ownFile } from './features/own-case/sql.ts'
import { viewState, viewStory } from './features/own-case/views.ts'
import { widgetRoutes, type WidgetSetting } from './features/widget/routes.ts'
import { widgetSetupRoutes, type WidgetSetupSetting } from './features/widget-setup/routes.ts'
import { openSiteTokens } from './widget/tokens.ts'

type Doors = Start &
  Speaking &
  Pick<WidgetSetting, 'app' | 'directory' | 'keys' | 'streams' | 'blobs' | 'publicUrl'> &
  Pick<WidgetSetupSetting, 'reception'> & { readonly secret: string }

export async function openWidgetDoors(doors: Doors): Promise<void> {
  const { ledger, waits } = doors
  const { db, clock } = ledger
  const tokens = openSiteTokens(db, doors.secret)
  await widgetRoutes({
    ...doors,
    tokens,
    ways: async (house, language) => await viewWays(waits, house, language, clock()),
    whatIsWrong,
    start: async (house, first) => await start(doors, house, first),
    state: async (house, language, caseId) =>
      await viewState({ db, waits, house, language, now: clock() }, caseId),
    story: async (house, language, own, after) =>
      await viewStory({ db, waits, house, language, now: clock() }, own, after),
    say: async (own, said) => await say(doors, own, said),
    wish: async (own, asked) => await wish(ledger, own, asked),
    file: async (own, fileId) => await ownFile(db, [own.id], fileId),
  })
  widgetSetupRoutes({ ...doors, tokens })
}
