ALTER TABLE "audit" DROP CONSTRAINT "audit_via";--> statement-breakpoint
ALTER TABLE "audit" ADD CONSTRAINT "audit_via" CHECK ("audit"."via" in ('screen', 'command line', 'api', 'seed', 'update'));
