// TypeScript: the annotation moves with the table and keeps its type.

type Status = "draft" | "review" | "queued" | "live" | "paused" | "expired" | "failed" | "removed";

const STATUS_LABELS: Record<Status, string> = {
  draft: "Draft",
  review: "In review",
  queued: "Queued",
  live: "Live",
  paused: "Paused",
  expired: "Expired",
  failed: "Failed",
  removed: "Removed",
};

export function statusLabel(status: Status): string {
  return STATUS_LABELS[status];
}
