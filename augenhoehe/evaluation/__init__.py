"""Evaluation: what the answers of surveys say, and what they do not say.

Words: score, interval, response rate, code book, mood (Stimmung). Scores carry n and interval; "too
few to judge" is an answer; nothing here looks behind what a survey promised (`surveys.showing`
tells what may be shown, `surveys.anonymity` keeps the rest apart).

Neighbours: stands above surveys, which ask. Offers the figures CSAT, NPS and response rate.
"""
