/**
 * The one door to the data that ships with the program. Shells import it and hand tables to the core; the core never does.
 */
import type { TextTable } from '../shared/kernel';
import app from './text/zh-CN/app.json';
import attachment from './text/zh-CN/attachment.json';
import backup from './text/zh-CN/backup.json';
import board from './text/zh-CN/board.json';
import bundle from './text/zh-CN/bundle.json';
import catalog from './text/zh-CN/catalog.json';
import cli from './text/zh-CN/cli.json';
import consultation from './text/zh-CN/consultation.json';
import coverage from './text/zh-CN/coverage.json';
import data from './text/zh-CN/data.json';
import deadline from './text/zh-CN/deadline.json';
import disclosure from './text/zh-CN/disclosure.json';
import documents from './text/zh-CN/documents.json';
import dutyCalendar from './text/zh-CN/dutyCalendar.json';
import finance from './text/zh-CN/finance.json';
import grid from './text/zh-CN/grid.json';
import history from './text/zh-CN/history.json';
import host from './text/zh-CN/host.json';
import layout from './text/zh-CN/layout.json';
import lookup from './text/zh-CN/lookup.json';
import notice from './text/zh-CN/notice.json';
import payout from './text/zh-CN/payout.json';
import persons from './text/zh-CN/persons.json';
import posting from './text/zh-CN/posting.json';
import privacy from './text/zh-CN/privacy.json';
import read from './text/zh-CN/read.json';
import report from './text/zh-CN/report.json';
import review from './text/zh-CN/review.json';
import rollup from './text/zh-CN/rollup.json';
import security from './text/zh-CN/security.json';
import store from './text/zh-CN/store.json';
import trail from './text/zh-CN/trail.json';
import vault from './text/zh-CN/vault.json';

/** All sentences, one file per room; keys are unique over all files (tested). */
export const text: TextTable = {
  ...app,
  ...attachment,
  ...backup,
  ...board,
  ...bundle,
  ...catalog,
  ...cli,
  ...consultation,
  ...coverage,
  ...data,
  ...deadline,
  ...disclosure,
  ...documents,
  ...dutyCalendar,
  ...finance,
  ...grid,
  ...history,
  ...host,
  ...layout,
  ...lookup,
  ...notice,
  ...payout,
  ...persons,
  ...posting,
  ...privacy,
  ...read,
  ...report,
  ...review,
  ...rollup,
  ...security,
  ...store,
  ...trail,
  ...vault,
};
