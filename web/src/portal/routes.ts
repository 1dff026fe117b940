import type { RouteRecordRaw } from 'vue-router'

const mine = [{ title: '我的案件', to: '/mine' }]

/** The portal (诉讼服务): for litigants and lawyers, and for everybody who wants to know how it works. */
export const portalRoutes: RouteRecordRaw[] = [
  { path: '/', component: () => import('./HomePage.vue'), meta: { title: '诉讼服务', door: 'portal' } },
]
void mine
