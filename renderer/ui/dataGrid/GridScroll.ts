import { offsetToShowRow, planScrollScale, type ScrollScale, toContentOffset, toScrollTop } from './scrollScale';

/**
 * Knows where the rows stand. With up to some 250,000 rows that is scrollTop; beyond, the canvas is compressed and the
 * exact place is kept here, so that wheel and keys still move by whole rows.
 */
export class GridScroll {
  private element: HTMLElement | null = null;
  private scale: ScrollScale = planScrollScale(0, 32, 0);
  private offset = 0;
  private left = 0;
  private top = 0;
  private writtenTop = -1;
  private rowPx = 32;
  private viewPx = 0;
  private rowCount = 0;
  private readonly listeners = new Set<(offset: number, isFromBrowser: boolean) => void>();

  /** Called with the content offset after every scroll; the flag tells an event of the browser from our own move. */
  readonly subscribe = (listener: (offset: number, isFromBrowser: boolean) => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  attach(element: HTMLElement): () => void {
    this.element = element;
    element.addEventListener('scroll', this.onScroll, { passive: true });
    element.addEventListener('wheel', this.onWheel, { passive: false });
    return () => {
      element.removeEventListener('scroll', this.onScroll);
      element.removeEventListener('wheel', this.onWheel);
      this.element = null;
    };
  }

  configure(rowCount: number, rowPx: number, viewPx: number): void {
    if (rowCount === this.rowCount && rowPx === this.rowPx && viewPx === this.viewPx) return;
    // A larger font keeps the same row at the top.
    const topRow = this.offset / this.rowPx;
    const isOtherHeight = rowPx !== this.rowPx;
    this.rowCount = rowCount;
    this.rowPx = rowPx;
    this.viewPx = viewPx;
    this.scale = planScrollScale(rowCount, rowPx, viewPx);
    const wanted = isOtherHeight ? topRow * rowPx : this.offset;
    this.offset = -1;
    this.scrollTo(wanted);
  }

  get contentOffset(): number {
    return this.offset;
  }

  get scrollLeft(): number {
    return this.left;
  }

  /** Sideways; the browser's own event follows and is waited for by nobody. */
  scrollSideways(left: number): void {
    if (!this.element || left === this.left) return;
    this.element.scrollLeft = left;
    this.left = this.element.scrollLeft;
    this.tell(false);
  }

  get viewportPx(): number {
    return this.viewPx;
  }

  /** Where on the canvas (px below the head) a content offset is to be drawn just now. */
  canvasTopOf(contentOffset: number): number {
    if (!this.scale.isCompressed || !this.element) return contentOffset;
    return contentOffset - this.offset + this.top;
  }

  scrollTo(offset: number): void {
    const next = Math.min(Math.max(0, offset), this.scale.maxContent);
    if (next === this.offset || !this.element) return;
    this.offset = next;
    this.element.scrollTop = toScrollTop(this.scale, next);
    this.top = this.element.scrollTop;
    this.writtenTop = this.top;
    this.tell(false);
  }

  showRow(row: number): void {
    this.scrollTo(offsetToShowRow(this.scale, this.offset, row, this.rowPx, this.viewPx));
  }

  /** Puts a row into the middle unless it is in view. */
  centreRow(row: number): void {
    if (offsetToShowRow(this.scale, this.offset, row, this.rowPx, this.viewPx) === this.offset) return;
    this.scrollTo(row * this.rowPx - (this.viewPx - this.rowPx) / 2);
  }

  private readonly onScroll = (): void => {
    if (!this.element) return;
    // Read once, before anything is drawn: a later read would make the browser lay out again.
    const top = this.element.scrollTop;
    this.left = this.element.scrollLeft;
    this.top = top;
    if (!this.scale.isCompressed) this.offset = top;
    // Our own write comes back as an event: the exact offset is known better here.
    else if (Math.abs(top - this.writtenTop) >= 1) {
      this.offset = toContentOffset(this.scale, top);
      this.writtenTop = top;
    }
    this.tell(true);
  };

  private readonly onWheel = (event: WheelEvent): void => {
    if (!this.scale.isCompressed || !this.element || event.ctrlKey || event.shiftKey || event.deltaY === 0) return;
    event.preventDefault();
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? this.rowPx : event.deltaMode === 2 ? this.viewPx : 1;
    this.scrollSideways(this.left + event.deltaX * unit);
    this.scrollTo(this.offset + event.deltaY * unit);
  };

  private tell(isFromBrowser: boolean): void {
    for (const listener of this.listeners) listener(this.offset, isFromBrowser);
  }
}
