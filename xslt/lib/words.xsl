<?xml version="1.0" encoding="UTF-8"?>
<!--
  Purpose  The words a page says of its own accord, in one place, so that they can be told apart from the text and overridden.
  Input    A key.
  Output   A word or two of English.
-->
<xsl:stylesheet version="3.0"
  xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:tx="urn:textus:xslt"
  xpath-default-namespace="http://www.tei-c.org/ns/1.0" exclude-result-prefixes="#all" expand-text="yes">

  <xsl:variable name="tx:words" as="map(xs:string, xs:string)" select="map{
      'about': 'About this text', 'contents': 'Contents', 'notes': 'Notes', 'interventions': 'Editorial interventions',
      'view': 'Show the text as transcribed', 'skip': 'Skip to the text', 'return': 'back to the text', 'page': 'page',
      'title': 'Title', 'author': 'Author', 'editor': 'Editor', 'translator': 'Translator', 'source': 'Source',
      'other-editions': 'Other editions', 'written': 'Written', 'letter': 'Letter', 'sent': 'from', 'received': 'to',
      'credits': 'Credits', 'publisher': 'Publisher', 'distributor': 'Distributor', 'authority': 'Authority', 'series': 'Series',
      'edition': 'Edition', 'licence': 'Licence', 'language': 'Language', 'keywords': 'Keywords', 'identifier': 'Identifier',
      'remarks': 'Remarks', 'encoding': 'Encoding', 'practice': 'How this text was made', 'transcription': 'Transcription', 'digests': 'Digests', 'bookEditor': 'Editor',
      'revisions': 'Revisions', 'untitled': 'Untitled', 'in': 'In', 'lossless': 'Proven lossless',
      'corr': 'corrected', 'reg': 'regularised', 'expan': 'expanded', 'supplied': 'supplied', 'gap': 'left out or lost',
      'unclear': 'unclear', 'sic': 'so in the source', 'orig': 'so in the source', 'abbr': 'abbreviated', 'add': 'added',
      'del': 'deleted', 'as-transcribed': 'as transcribed', 'certainty': 'certainty', 'rejoined': 'paragraph rejoined here',
      'volume': 'vol.', 'issue': 'no.', 'page-range': 'p.', 'page-ranges': 'pp.', 'chapter': 'ch.', 'part': 'part',
      'rights-unknown': 'not stated', 'rights-free': 'free', 'rights-restricted': 'restricted'}"/>

  <xsl:function name="tx:word" as="xs:string">
    <xsl:param name="key" as="xs:string"/>
    <xsl:sequence select="($tx:words($key), upper-case(substring($key, 1, 1)) || translate(substring($key, 2), '-_', '  '))[1]"/>
  </xsl:function>
</xsl:stylesheet>
