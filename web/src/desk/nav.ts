import {
  Bell,
  Calendar,
  Calendar as DateIcon,
  Coin,
  Document,
  DocumentAdd,
  EditPen,
  Grid,
  Key,
  List,
  Stamp,
  Timer,
  Upload,
  User,
} from '@element-plus/icons-vue'
import type { Component } from 'vue'

export interface NavEntry {
  title: string
  to: string
  icon: Component
  /** Shown to people who may do one of these; to everybody when absent. */
  needs?: string[]
  group?: string
  /** What one does there, for those whose day begins with these pages. */
  about?: string
  /** Other addresses that belong to this entry. */
  also?: string[]
}

export const deskNav: NavEntry[] = [
  { title: '今日', to: '/desk', icon: Calendar },
  { title: '消息', to: '/desk/notices', icon: Bell },
  { title: '立案审查', to: '/desk/filings', icon: Stamp, needs: ['view_filings'], group: '办案' },
  { title: '登记立案', to: '/desk/register', icon: DocumentAdd, needs: ['register_case'], group: '办案' },
  { title: '案件台账', to: '/desk/ledger', also: ['/desk/cases'], icon: List, needs: ['view_ledger'], group: '办案' },
  { title: '更正审批', to: '/desk/corrections', icon: EditPen, needs: ['decide_correction'], group: '办案' },
  {
    title: '期限审批',
    to: '/desk/clock-requests',
    icon: Timer,
    needs: ['decide_exclusion', 'decide_extension', 'record_extension_decision'],
    group: '办案',
  },
  { title: '缓减免审批', to: '/desk/fee-reliefs', icon: Coin, needs: ['decide_fee_relief'], group: '办案' },
  { title: '日历', to: '/desk/calendar', icon: DateIcon, group: '办案' },
  { title: '台账导入', to: '/desk/import', icon: Upload, needs: ['import_ledger'], group: '办案' },
  {
    title: '账号',
    to: '/desk/admin/users',
    icon: User,
    needs: ['manage_users'],
    group: '管理',
    about: '新建、修改、停用账号，重置口令',
  },
  { title: '岗位授权', to: '/desk/admin/grants', icon: Key, needs: ['grant_roles'], group: '管理', about: '授予和收回岗位' },
  {
    title: '安全日志',
    to: '/desk/admin/security-log',
    icon: Document,
    needs: ['view_security_log'],
    group: '管理',
    about: '登录、越权、查看脱敏信息、导出和账号变更的记录',
  },
  { title: '岗位与权限', to: '/desk/admin/roles', icon: Grid, group: '管理', about: '每个岗位可以做什么，及于哪些案件' },
]
