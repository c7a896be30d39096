/* Commits bookings one by one for some seconds, each in a transaction of its own, and prints how
   many a second: one_by_one DATABASE SECONDS. The database is an empty one of bookplate's, so that
   tables, indexes and triggers are the same; so are the pragmas and the rows of a booking. */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static sqlite3 *db;

static void check(int result, int wanted) {
    if (result == wanted) return;
    fprintf(stderr, "%s\n", sqlite3_errmsg(db));
    exit(1);
}

static sqlite3_stmt *prepare(const char *text) {
    sqlite3_stmt *statement;
    check(sqlite3_prepare_v3(db, text, -1, SQLITE_PREPARE_PERSISTENT, &statement, 0), SQLITE_OK);
    return statement;
}

static void run(sqlite3_stmt *statement) {
    check(sqlite3_step(statement), SQLITE_DONE);
    sqlite3_reset(statement);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

int main(int count, char **arguments) {
    if (count != 3) return 64;
    check(sqlite3_open(arguments[1], &db), SQLITE_OK);
    check(sqlite3_exec(db, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA temp_store=MEMORY", 0, 0, 0),
        SQLITE_OK);
    sqlite3_stmt *begin = prepare("BEGIN IMMEDIATE"), *commit = prepare("COMMIT");
    sqlite3_stmt *meeting = prepare("INSERT INTO meeting (page, event, start, \"end\", seats)"
        " VALUES ('bench', 'bench', ?1, ?1 + 300, 1)");
    sqlite3_stmt *claim = prepare("INSERT INTO claim (host, start, \"end\", meeting) VALUES ('ada', ?1, ?1 + 300, ?2)");
    sqlite3_stmt *booking = prepare("INSERT INTO booking (id, meeting, status, sequence, start,"
        " page, event, host, created, customerName, customerEmail, customerZone, pageTitle,"
        " eventName, hostName, hostEmail, cancelPolicy, movePolicy, reasonRule, language,"
        " manageDigest) VALUES (?1, ?2, 'confirmed', 0, ?3, 'bench', 'bench', 'ada', 1790000000,"
        " 'Grace Hopper', ?4, 'UTC', 'Bench', 'Bench', 'Ada Lovelace', 'ada@example.com',"
        " 'any time', 'any time', 'optional', 'en', ?5)");
    sqlite3_stmt *version = prepare("INSERT INTO version VALUES (?1, 0, 'booked', ?2, ?2 + 300,"
        " 'UTC', '2026-12-01T10:00', '2025b', 1790000000, NULL)");
    sqlite3_stmt *notice = prepare("INSERT INTO notice (booking, sequence, kind, recipient, due)"
        " VALUES (?1, 0, 'booked', ?2, 1790000000)");
    double start = now(), end = start + atof(arguments[2]);
    long done = 0;
    for (; now() < end; done++) {
        long long time = 1800000000LL + done * 300;
        char id[17], email[64];
        unsigned char digest[32] = {0};
        snprintf(id, sizeof id, "%016ld", done);
        snprintf(email, sizeof email, "c%ld@example.com", done);
        memcpy(digest, id, 16);
        run(begin);
        sqlite3_bind_int64(meeting, 1, time);
        run(meeting);
        long long meeting_id = sqlite3_last_insert_rowid(db);
        sqlite3_bind_int64(claim, 1, time);
        sqlite3_bind_int64(claim, 2, meeting_id);
        run(claim);
        sqlite3_bind_text(booking, 1, id, -1, SQLITE_STATIC);
        sqlite3_bind_int64(booking, 2, meeting_id);
        sqlite3_bind_int64(booking, 3, time);
        sqlite3_bind_text(booking, 4, email, -1, SQLITE_STATIC);
        sqlite3_bind_blob(booking, 5, digest, 32, SQLITE_STATIC);
        run(booking);
        long long number = sqlite3_last_insert_rowid(db);
        sqlite3_bind_int64(version, 1, number);
        sqlite3_bind_int64(version, 2, time);
        run(version);
        const char *recipients[] = {"customer", "host"};
        for (int index = 0; index < 2; index++) {
            sqlite3_bind_int64(notice, 1, number);
            sqlite3_bind_text(notice, 2, recipients[index], -1, SQLITE_STATIC);
            run(notice);
        }
        run(commit);
    }
    printf("%.1f\n", done / (now() - start));
    return 0;
}
